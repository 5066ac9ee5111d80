<?xml version="1.0" encoding="UTF-8"?>
<!-- The apparatus as facts and as strings: where an entry stands, which witnesses a reading has, the
     whole entry on one line. HTML shows more of it, see html/apparatus.xsl. What needs a walk through
     the whole text, or other documents, comes with the page (page?apparatus, common/page.xsl). -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <!-- The entries that are printed, in the order of the text. -->
  <xsl:function name="f:entries" as="element(app)*">
    <xsl:param name="tei" as="element()"/>
    <xsl:perform-sort select="($tei/text//app | $tei/standOff//app)[not(f:is-hidden(.))]">
      <xsl:sort select="f:entry-facts(.)?order"/>
    </xsl:perform-sort>
  </xsl:function>

  <!-- What the build knows of an entry, and of a reading. -->
  <xsl:function name="f:entry-facts" as="map(*)?">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="$f:entry-table ! .(string($app/accumulator-before('f:app')))"/>
  </xsl:function>
  <xsl:variable name="f:entry-table" as="map(*)?" select="$page?apparatus?entries"/>
  <xsl:function name="f:reading-facts" as="map(*)?">
    <xsl:param name="reading" as="element()"/>
    <xsl:variable name="app" select="$reading/ancestor::app[1]"/>
    <xsl:variable name="number" as="xs:integer" select="
      if (empty($app/rdgGrp)) then count($reading/preceding-sibling::*[self::lem or self::rdg]) + 1
      else index-of(f:readings($app) ! generate-id(), generate-id($reading))"/>
    <xsl:variable name="facts" select="f:entry-facts($app)?readings"/>
    <xsl:sequence select="$facts[$number]"/>
  </xsl:function>
  <xsl:function name="f:is-hidden" as="xs:boolean">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="f:entry-facts($app)?isHidden = true()"/>
  </xsl:function>

  <!-- The readings beside the one that stands in the text, those left out aside. A group may have a
       lemma of its own (TEI P5, 13.1.3). -->
  <xsl:function name="f:variants" as="element()*">
    <xsl:param name="app" as="element(app)"/>
    <xsl:variable name="facts" select="f:entry-facts($app)?readings"/>
    <xsl:variable name="lemma" select="f:lemma($app)"/>
    <xsl:for-each select="f:readings($app)">
      <xsl:variable name="number" select="position()"/>
      <xsl:if test="not(. is $lemma) and not($facts[$number]?isHidden = true())"><xsl:sequence select="."/></xsl:if>
    </xsl:for-each>
  </xsl:function>

  <!-- Notes and details, those in groups too, and which of them are about one reading. -->
  <xsl:function name="f:app-notes" as="element()*">
    <xsl:param name="app" as="element()"/>
    <xsl:sequence select="if (empty($app/(note|witDetail|rdgGrp))) then () else $app/(note|witDetail[normalize-space() or *]|rdgGrp/f:app-notes(.))"/>
  </xsl:function>
  <xsl:function name="f:notes-on" as="element()*">
    <xsl:param name="reading" as="element()"/>
    <xsl:variable name="app" select="$reading/ancestor::app[1]"/>
    <xsl:sequence select="f:app-notes($app)[f:noted(.) is $reading]"/>
  </xsl:function>
  <!-- What a note points to; a detail without a pointer is about the reading before it. -->
  <xsl:function name="f:noted" as="element()?">
    <xsl:param name="note" as="element()"/>
    <xsl:variable name="targets" select="tokenize($note/@target)"/>
    <xsl:sequence select="
      if (exists($targets)) then f:readings($note/ancestor::app[1])[('#' || @xml:id) = $targets][last()]
      else $note/self::witDetail/preceding-sibling::*[self::lem or self::rdg][1]"/>
  </xsl:function>

  <!-- The words of a note, and whose they are. -->
  <xsl:function name="f:note-words" as="xs:string">
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="string-join((f:plain($note/node()), f:labels(f:own-witnesses($note))), ' ')"/>
  </xsl:function>
  <!-- A detail of a reading that names nobody, as of a gloss, says itself who has it (TEI P5, 13.1.4.2). -->
  <xsl:function name="f:own-witnesses" as="attribute()?">
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="$note/self::witDetail/@wit[empty(f:noted(..)/@wit)]"/>
  </xsl:function>

  <!-- Whether a reading has no words and nothing in their place. -->
  <xsl:function name="f:is-omission" as="xs:boolean">
    <xsl:param name="reading" as="element()?"/>
    <xsl:sequence select="
      (not(normalize-space($reading)) or $reading/* and $reading//app and f:plain($reading) eq '')
      and empty($reading//(gap|space|graphic))"/>
  </xsl:function>

  <!-- Where the mark of an entry stands in the text. -->
  <xsl:function name="f:place" as="node()">
    <xsl:param name="app" as="element(app)"/>
    <xsl:variable name="marked" select="f:marked-entry($app)"/>
    <xsl:sequence select="
      if (f:entry-facts($marked)?isMarked = true())
      then ($f:app-marks?(string($marked/accumulator-before('f:app'))), $marked)[1] else $marked"/>
  </xsl:function>
  <!-- The entry whose mark that is: what is in an entry that stands beside its words is where those are. One
       beside words of a reading has them in that reading. -->
  <xsl:function name="f:marked-entry" as="element(app)">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="
      if ($app/parent::listApp or not($app/ancestor::app) or f:is-apart($app) and not(f:is-in-reading($app))) then $app
      else ($app/ancestor::app[1] ! f:marked-entry(.)[f:is-apart(.)], $app)[1]"/>
  </xsl:function>
  <xsl:function name="f:is-in-reading" as="xs:boolean">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="exists($app/(ancestor::rdg|ancestor::lem)[ancestor::listApp])"/>
  </xsl:function>
  <!-- Whether the text has neither an entry nor a mark of it. -->
  <xsl:function name="f:is-unmarked" as="xs:boolean">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="exists($app/ancestor::listApp) and not(f:entry-facts(f:marked-entry($app))?isMarked = true())"/>
  </xsl:function>
  <xsl:variable name="f:app-marks" as="map(xs:string, node())" select="f:app-marks(/)"/>
  <xsl:function name="f:app-marks" as="map(xs:string, node())">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="map:merge($document//processing-instruction('apograph-app') ! map:entry(string(.), .))"/>
  </xsl:function>

  <!-- Where an entry stands: its own statement, the number of the line, the number of the paragraph; of words
       that begin in another line than they end, both. One in a reading that is not in the text is where that is. -->
  <xsl:function name="f:location" as="xs:string?">
    <xsl:param name="app" as="element(app)"/>
    <xsl:variable name="outer" select="if ($app/parent::listApp) then () else $app/ancestor::app[1][not(f:is-apart($app))][($app/ancestor::lem|$app/ancestor::rdg)[last()]/ancestor::app[1] is .][not(f:lemma(.) intersect $app/ancestor::*)]"/>
    <xsl:sequence select="if ($outer) then f:location($outer) else f:own-location($app)"/>
  </xsl:function>
  <xsl:function name="f:own-location" as="xs:string?">
    <xsl:param name="app" as="element(app)"/>
    <xsl:variable name="lemma" select="f:lemma($app)"/>
    <xsl:variable name="marked" select="f:marked-entry($app)"/>
    <xsl:variable name="start" select="if (map:size($f:start-marks) eq 0) then () else $f:start-marks?(string($marked/accumulator-before('f:app')))"/>
    <xsl:variable name="places" select="$start, f:place($app)"/>
    <xsl:sequence select="(
      $marked/@loc/string(),
      f:range($places ! ancestor::l[1] ! f:line-number(.)),
      f:range($lemma//l[empty(ancestor::rdg[. >> $lemma])] ! f:line-number(.)),
      f:range($places[ancestor::p or ancestor::ab] ! f:paragraph-number(.)),
      f:range($lemma//(p|ab)[empty(ancestor::rdg[. >> $lemma])] ! f:paragraph-number(.)),
      $app/@n/string())[1]"/>
  </xsl:function>
  <xsl:function name="f:range" as="xs:string?">
    <xsl:param name="places" as="xs:string*"/>
    <xsl:sequence select="if (exists($places)) then string-join(distinct-values(($places[1], $places[last()])), '–') else ()"/>
  </xsl:function>
  <xsl:function name="f:paragraph-number" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="f:string('paragraph-sign') || $node/accumulator-before('f:paragraph')"/>
  </xsl:function>
  <xsl:variable name="f:start-marks" as="map(xs:string, node())" select="f:start-marks(/)"/>
  <xsl:function name="f:start-marks" as="map(xs:string, node())">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="map:merge($document//processing-instruction('apograph-app-start') ! map:entry(string(.), .))"/>
  </xsl:function>

  <!-- The part of the text at whose foot an entry is printed. Where all entries stand in one part, or in
       none, and beside another text, they are printed after the text. -->
  <xsl:function name="f:part" as="element()?">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="f:place($app)[ancestor::text]/ancestor::*[matches(local-name(), '^div[1-7]?$')][not(ancestor::note|ancestor::quote|ancestor::rdg|ancestor::floatingText)][1]"/>
  </xsl:function>
  <xsl:variable name="f:feet" as="map(xs:string, element()*)" select="f:feet(/)"/>
  <xsl:function name="f:feet" as="map(xs:string, element()*)">
    <xsl:param name="document" as="document-node()"/>
    <!-- Not in one expression: the compiler would put them back into the order of the document. -->
    <xsl:variable name="entries" as="element()*">
      <xsl:if test="exists($f:entry-table)"><xsl:sequence select="f:entries($document/*)"/></xsl:if>
    </xsl:variable>
    <xsl:variable name="parts" as="map(xs:string, element()*)">
      <xsl:map>
        <xsl:for-each-group select="$entries" group-by="string(f:part(.) ! generate-id(.))">
          <xsl:map-entry key="current-grouping-key()" select="current-group()"/>
        </xsl:for-each-group>
      </xsl:map>
    </xsl:variable>
    <xsl:sequence select="if (exists($page?beside) or map:size(map:remove($parts, '')) lt 2) then map { '': $entries } else $parts"/>
  </xsl:function>

  <!-- The layer of an apparatus to which an entry belongs. Kinds of variation are no layers. -->
  <xsl:function name="f:layer" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:variable name="stated" select="($app/@type, $app/ancestor::listApp/@type)[1]"/>
    <xsl:sequence select="if ($stated ne '') then f:layer-named(translate(lower-case($stated), '_ ', '--')) else 'criticus'"/>
  </xsl:function>
  <xsl:function name="f:layer-named" as="xs:string">
    <xsl:param name="type" as="xs:string"/>
    <xsl:sequence select="
      if ($type = ('substantive', 'orthographic', 'orthographical', 'accidental', 'formal', 'lexical', 'critical', 'apparatus-criticus', 'textual', 'variants')) then 'criticus'
      else if ($type = ('fons', 'fontes', 'source', 'sources', 'apparatus-fontium')) then 'fontes'
      else if ($type = ('testimonium', 'testimonia')) then 'testimonia'
      else if ($type = ('parallel', 'parallels', 'loci-paralleli', 'loci-similes')) then 'parallels'
      else if ($type = ('witness', 'witnesses')) then 'witnesses'
      else $type"/>
  </xsl:function>
  <!-- As printed editions stack them: sources above, variants at the foot. -->
  <xsl:function name="f:layers" as="xs:string*">
    <xsl:param name="entries" as="element(app)*"/>
    <xsl:variable name="present" select="distinct-values($entries ! f:layer(.))"/>
    <xsl:variable name="known" select="('witnesses', 'fontes', 'testimonia', 'parallels', 'criticus')"/>
    <xsl:sequence select="$known[. = $present], $present[not(. = $known)]"/>
  </xsl:function>

  <!-- The witnesses of a reading as they are printed: map: siglum, title, href, id, layer, hand. -->
  <xsl:function name="f:printed" as="map(*)*">
    <xsl:param name="reading" as="element()"/>
    <xsl:sequence select="
      if (exists($f:entry-table)) then f:printed-numbers($reading) ! $f:sigla-table(.)
      else f:labels($reading/@wit) ! map { 'siglum': . }"/>
  </xsl:function>
  <!-- Their numbers in the table of what the build has worked out. -->
  <xsl:function name="f:printed-numbers" as="xs:string*">
    <xsl:param name="reading" as="element()"/>
    <xsl:sequence select="f:reading-facts($reading)?sigla ! tokenize(.)"/>
  </xsl:function>
  <xsl:variable name="f:sigla-table" as="map(*)" select="($page?apparatus?sigla, map { })[1]"/>

  <!-- The sigla as strings; of a reading without, the hand. -->
  <xsl:function name="f:sigla" as="xs:string*">
    <xsl:param name="reading" as="element()"/>
    <xsl:variable name="printed" select="if (exists($f:entry-table)) then f:printed-numbers($reading) ! $f:sigla-words(.) else f:labels($reading/@wit)"/>
    <xsl:sequence select="
      if (exists($printed)) then $printed
      else if (f:is-conjecture($reading)) then f:conjecture($reading)
      else f:labels($reading/@hand),
      if (exists($printed)) then () else $reading/following-sibling::*[1][self::wit] ! f:plain(.),
      $reading[@source][not(f:is-conjecture(.))] ! ('(' || string-join(f:proposers(.), ', ') || ')')"/>
  </xsl:function>
  <xsl:variable name="f:sigla-words" as="map(xs:string, xs:string)">
    <xsl:map>
      <xsl:for-each select="map:keys($f:sigla-table)">
        <xsl:map-entry key="." select="$f:sigla-table(.) ! string-join((?siglum || translate(?hand, '0123456789', '⁰¹²³⁴⁵⁶⁷⁸⁹'), ?layer ! f:string('layer.' || .)), ' ')"/>
      </xsl:for-each>
    </xsl:map>
  </xsl:variable>

  <!-- What no witness has, but somebody has proposed. -->
  <xsl:function name="f:is-conjecture" as="xs:boolean">
    <xsl:param name="reading" as="element()"/>
    <xsl:sequence select="not($reading/@wit) and exists($reading/(@source|@resp)) and empty($reading/following-sibling::*[1][self::wit])"/>
  </xsl:function>
  <!-- "em. Haupt", "fort. coni. Haupt". -->
  <xsl:function name="f:conjecture" as="xs:string">
    <xsl:param name="reading" as="element()"/>
    <xsl:sequence select="string-join((
      f:string('apparatus.tentative')[$reading/@cert = ('low', 'medium')],
      f:conjecture-verb($reading),
      string-join(f:proposers($reading), ', ')), ' ')"/>
  </xsl:function>
  <xsl:function name="f:conjecture-verb" as="xs:string?">
    <xsl:param name="reading" as="element()"/>
    <xsl:sequence select="
      if (matches($reading/@type, '^em($|end)', 'i')) then f:string('apparatus.emended')
      else if (matches($reading/@type, '^con[ji]', 'i')) then f:string('apparatus.conjectured') else ()"/>
  </xsl:function>
  <!-- Editions by their siglum or id, as their entries may be long; persons by name. -->
  <xsl:function name="f:proposers" as="xs:string*">
    <xsl:param name="reading" as="element()"/>
    <xsl:sequence select="
      if ($reading/@source) then tokenize($reading/@source) ! f:source-name(.)
      else f:short-labels($reading/@resp)"/>
  </xsl:function>
  <xsl:function name="f:source-name" as="xs:string">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:variable name="element" select="$f:cited-elements?(substring-after($pointer, '#'))[starts-with($pointer, '#')]"/>
    <xsl:sequence select="(
      $element/(abbr|idno)[@type eq 'siglum'][1] ! f:plain(.),
      $element/@n ! string(.),
      replace($pointer, '^.*[#:/]', '') ! translate(., '_', ' ')[. ne ''],
      $pointer)[1]"/>
  </xsl:function>
  <xsl:variable name="f:cited-elements" as="map(xs:string, element())" select="f:cited-elements(/)"/>
  <xsl:function name="f:cited-elements" as="map(xs:string, element())">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="map:merge($document/*/(teiHeader|standOff|text/back)//(bibl|biblStruct|witness|person)[@xml:id] ! map:entry(string(@xml:id), .), map { 'duplicates': 'use-first' })"/>
  </xsl:function>

  <!-- The witnesses of this document, by id. -->
  <xsl:variable name="f:witness-elements" as="map(xs:string, element())" select="f:witness-elements(/)"/>
  <xsl:function name="f:witness-elements" as="map(xs:string, element())">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="map:merge($document/*/teiHeader/fileDesc/sourceDesc//witness[@xml:id] ! map:entry(string(@xml:id), .), map { 'duplicates': 'use-first' })"/>
  </xsl:function>

  <!-- What a reading is in a word: "om.", "add.", "transp.", "hinc deest". -->
  <xsl:function name="f:verb" as="xs:string?">
    <xsl:param name="reading" as="element()"/>
    <xsl:variable name="app" select="$reading/ancestor::app[1]"/>
    <xsl:variable name="omits" select="f:is-omission($reading)"/>
    <xsl:sequence select="
      if ($omits) then (f:presence($reading), f:string('omitted'))[1]
      else if (exists(f:entry-facts($app)?near)) then f:string('apparatus.added')
      else if (f:is-transposition($reading)) then f:string('apparatus.transposed')
      else ()"/>
  </xsl:function>
  <xsl:function name="f:presence" as="xs:string?">
    <xsl:param name="reading" as="element()"/>
    <xsl:sequence select="
      if (empty($reading/*)) then ()
      else if ($reading//(lacunaStart|witEnd)) then f:string('apparatus.absent')
      else if ($reading//(lacunaEnd|witStart)) then f:string('apparatus.present')
      else ()"/>
  </xsl:function>
  <!-- The same words in another order, or what is called so. -->
  <xsl:function name="f:is-transposition" as="xs:boolean">
    <xsl:param name="reading" as="element()"/>
    <xsl:sequence select="exists($reading/@type[matches(., '^transp', 'i')])"/>
  </xsl:function>

  <!-- Readings in brackets: variants of the reading before them, as a group without a type or one of
       mere spelling has them; the first of a group may be what they vary. -->
  <xsl:function name="f:bracketed" as="element()*">
    <xsl:param name="group" as="element(rdgGrp)"/>
    <xsl:variable name="app" select="$group/ancestor::app[1]"/>
    <xsl:variable name="shown" select="f:variants($app)[.. is $group]"/>
    <xsl:variable name="holds-main" select="
      exists($group/lem) or not($group/@type) or count(distinct-values($group/(lem|rdg)/@type)) gt 1 or matches($group/@type, '^subv', 'i')"/>
    <xsl:sequence select="
      if ($group/@type = ('substantive', 'sequence') or empty($shown)) then ()
      else if (not($holds-main)) then $shown
      else if (f:lemma($app)/.. is $group) then $shown
      else tail($shown)"/>
  </xsl:function>
  <!-- What stands before and after a reading: "; ", brackets. -->
  <xsl:function name="f:before-reading" as="xs:string">
    <xsl:param name="reading" as="element()"/>
    <xsl:param name="is-first" as="xs:boolean"/>
    <xsl:variable name="bracketed" select="$reading/parent::rdgGrp ! f:bracketed(.)"/>
    <xsl:sequence select="
      if ($bracketed[1] is $reading) then ' (' else if ($is-first) then ' ' else '; '"/>
  </xsl:function>
  <xsl:function name="f:after-reading" as="xs:string">
    <xsl:param name="reading" as="element()"/>
    <xsl:variable name="bracketed" select="$reading/parent::rdgGrp ! f:bracketed(.)"/>
    <xsl:sequence select="if ($bracketed[last()] is $reading) then ')' else ''"/>
  </xsl:function>

  <!-- The words of a reading in an entry, with or without the numbers of its notes. -->
  <xsl:function name="f:reading-words" as="xs:string">
    <xsl:param name="reading" as="element()?"/>
    <xsl:param name="notes" as="xs:boolean"/>
    <xsl:sequence select="
      if (empty($reading)) then ''
      else if (f:is-omission($reading)) then f:verb($reading)
      else if (f:is-transposition($reading)) then string-join((f:shown-words($reading, $notes), f:verb($reading)), ' ')
      else string-join((f:verb($reading), f:shown-words($reading, $notes)), ' ')"/>
  </xsl:function>
  <xsl:function name="f:shown-words" as="xs:string+">
    <xsl:param name="reading" as="element()"/>
    <xsl:param name="notes" as="xs:boolean"/>
    <xsl:sequence select="f:one-line(f:inline($reading, 'reading', $notes)), f:presence($reading)"/>
  </xsl:function>
  <!-- What else is said of a reading: its kind, a hand that no siglum shows, a cause. -->
  <xsl:function name="f:reading-remarks" as="xs:string*">
    <xsl:param name="reading" as="element()"/>
    <xsl:variable name="printed" select="f:printed($reading)"/>
    <xsl:variable name="group" select="$reading/parent::rdgGrp"/>
    <xsl:variable name="type" select="($reading/@type, $group/@type)[1]"/>
    <xsl:variable name="is-said" select="exists($printed?layer) or matches($type, '^(transp|em$|emend|conj|coni|subv|sequence)', 'i') or $reading/self::lem
      or $type eq 'lacuna' and exists(f:presence($reading))"/>
    <!-- The kind of a group in brackets is said once, at its end. -->
    <xsl:variable name="bracketed" select="$group[@type eq $type] ! f:bracketed(.)"/>
    <xsl:variable name="goes-on" select="exists($bracketed[. is $reading]) and not($bracketed[last()] is $reading)"/>
    <xsl:sequence select="
      $type[not($is-said or $goes-on)] ! f:value('reading-type', .),
      $reading/@hand[empty($printed?hand)] ! (f:string('hand') || ': ' || string-join(f:labels(.), ', ')),
      $reading/@cause ! f:value('cause', .)"/>
  </xsl:function>
  <!-- How sure a reading is, where no verb says so. -->
  <xsl:function name="f:reading-certainty" as="xs:string?">
    <xsl:param name="reading" as="element()"/>
    <xsl:sequence select="$reading[@cert][not(f:is-conjecture(.) and @cert = ('low', 'medium'))] ! f:certainty(.)"/>
  </xsl:function>

  <!-- The lemma in an entry: "first … last" of a long one; the word beside an addition; of an entry beside
       the text that gives none, the words of the text. -->
  <xsl:variable name="f:separator" as="xs:string" select="($page?apparatus?separator, ']')[1]"/>
  <xsl:function name="f:lemma-words" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:variable name="lemma" select="f:lemma($app)"/>
    <xsl:variable name="facts" select="f:entry-facts($app)"/>
    <xsl:sequence select="
      if (exists($facts?near)) then f:beside-words($facts?near)
      else if (empty($lemma)) then f:abbreviated(string($facts?words))
      else if (f:is-omission($lemma)) then f:string('omitted')
      else f:abbreviated(f:plain($lemma))"/>
  </xsl:function>
  <xsl:function name="f:beside-words" as="xs:string">
    <xsl:param name="near" as="map(*)"/>
    <xsl:sequence select="if ($near?side eq 'after') then f:string('apparatus.before') || ' ' || $near?word else $near?word"/>
  </xsl:function>
  <xsl:function name="f:abbreviated" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="words" select="tokenize($text, ' ')"/>
    <xsl:sequence select="if (f:is-long($text)) then $words[1] || ' … ' || $words[last()] else $text"/>
  </xsl:function>
  <!-- More words than a lemma repeats. -->
  <xsl:function name="f:is-long" as="xs:boolean">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="count(tokenize($text, ' ')) gt 5"/>
  </xsl:function>

  <!-- The witnesses of the lemma, where the entry is positive. -->
  <xsl:function name="f:lemma-sigla" as="xs:string*">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="if (f:entry-facts($app)?isNegative = true()) then () else f:lemma($app) ! f:sigla(.)"/>
  </xsl:function>

  <!-- An entry on one line: "lemma] reading A; reading B". With $whole the witnesses of the lemma too. -->
  <xsl:function name="f:entry" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="f:entry($app, false())"/>
  </xsl:function>
  <xsl:function name="f:entry" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:param name="whole" as="xs:boolean"/>
    <xsl:variable name="lemma" select="f:lemma-words($app)"/>
    <xsl:variable name="sigla" select="if ($whole) then string-join((f:lemma-sigla($app), f:lemma($app) ! f:notes-on(.) ! ('(' || f:note-words(.) || ')')), ' ') else ''"/>
    <xsl:variable name="pieces" as="xs:string*">
      <xsl:if test="$lemma ne ''"><xsl:sequence select="$lemma || translate(string(f:entry-facts($app)?number), '0123456789', '⁰¹²³⁴⁵⁶⁷⁸⁹') || $f:separator"/></xsl:if>
      <xsl:if test="$sigla ne ''"><xsl:sequence select="' ' || $sigla"/></xsl:if>
      <xsl:for-each select="f:variants($app)">
        <xsl:sequence select="f:before-reading(., position() eq 1 and $sigla eq '')"/>
        <xsl:sequence select="string-join((
          f:notes-on(.)[. &lt;&lt; current()] ! ('(' || f:note-words(.) || ')'),
          f:reading-words(., $whole), f:sigla(.),
          f:notes-on(.)[. >> current()] ! ('(' || f:note-words(.) || ')')), ' ')"/>
        <xsl:sequence select="f:after-reading(.)"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="remarks" select="
      f:app-notes($app)[empty(f:noted(.))] ! f:note-words(.),
      if (f:lemma($app)/self::rdg) then f:string('no-lemma') else ()"/>
    <xsl:sequence select="normalize-space(string-join((string-join($pieces), $remarks[. ne ''] ! ('(' || . || ')'))[. ne ''], ' '))"/>
  </xsl:function>

</xsl:stylesheet>
