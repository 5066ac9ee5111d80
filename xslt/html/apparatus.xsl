<?xml version="1.0" encoding="UTF-8"?>
<!-- The critical apparatus. The lemma stands in the text and is itself the link to its entry; where it
     holds links already, or is empty, a small sign (°) after it is. The entry shows every reading with
     its witnesses, so each word of the apparatus is on the page once, and none is in the text twice. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:mode name="apparatus" on-no-match="fail" use-accumulators="#all"/>
  <xsl:mode name="reading" on-no-match="fail" use-accumulators="#all"/>

  <xsl:function name="f:app-id" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="($app/@xml:id/string(), f:own-id('app-' || $app/accumulator-before('f:app')))[1]"/>
  </xsl:function>
  <xsl:function name="f:app-mark-id" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="f:own-id('app-' || $app/accumulator-before('f:app') || '-mark')"/>
  </xsl:function>

  <!-- In the text. -->
  <xsl:template match="app" mode="content">
    <xsl:param name="echo" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:variable name="lemma" select="if (f:is-apart(.)) then () else f:lemma(.)"/>
    <xsl:choose>
      <xsl:when test="$echo or f:is-hidden(.)">
        <xsl:apply-templates select="$lemma" mode="content"/>
        <xsl:if test="not($echo)"><xsl:apply-templates select=".[@xml:id]|f:readings(.)[not(. is $lemma)]" mode="anchors"/></xsl:if>
      </xsl:when>
      <xsl:when test="$lemma and not(f:is-omission($lemma) or f:has-links($lemma) or f:has-blocks($lemma))">
        <a class="app" id="{f:app-mark-id(.)}" href="#{f:app-id(.)}" title="{f:entry(.)}">
          <xsl:call-template name="entry-margin"><xsl:with-param name="property" select="'anchor-name'"/></xsl:call-template>
          <xsl:apply-templates select="$lemma" mode="content"/>
        </a>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="$lemma" mode="content"/>
        <xsl:call-template name="app-sign">
          <xsl:with-param name="in-block" select="not($lemma[f:has-blocks(.)] or f:is-division(..) or parent::lg)"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- The sign of an entry, where the words are no link to it. -->
  <xsl:template name="app-sign">
    <xsl:param name="in-block" as="xs:boolean"/>
    <xsl:param name="at" as="node()" select="."/>
    <xsl:variable name="sign" as="element()">
      <sup class="mark app-mark">
        <xsl:call-template name="entry-margin"><xsl:with-param name="property" select="'anchor-name'"/></xsl:call-template>
        <a id="{f:app-mark-id(.)}" href="#{f:app-id(.)}" title="{f:entry(.)}" aria-label="{string-join((f:string('apparatus-entry'), f:location(.)), ' ')}"><xsl:sequence select="f:own-words($at)"/>°</a>
      </sup>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$in-block"><xsl:sequence select="$sign"/></xsl:when>
      <xsl:otherwise><p class="sign"><xsl:sequence select="$sign"/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- Entries in a list: the build says where their sign belongs, if anywhere. -->
  <xsl:template match="listApp" mode="content">
    <xsl:if test="@xml:id"><span id="{@xml:id}"></span></xsl:if>
  </xsl:template>
  <xsl:template match="processing-instruction('apograph-app')" mode="content">
    <xsl:param name="echo" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:variable name="in-block" select="not(f:is-division(..) or parent::lg)"/>
    <xsl:variable name="mark" select="."/>
    <xsl:if test="not($echo)">
      <xsl:for-each select="$f:all-entries[xs:integer($mark)]">
        <xsl:call-template name="app-sign">
          <xsl:with-param name="in-block" select="$in-block"/>
          <xsl:with-param name="at" select="$mark"/>
        </xsl:call-template>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>
  <xsl:variable name="f:all-entries" as="element()*" select="f:all-entries(/)"/>
  <xsl:function name="f:all-entries" as="element()*">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="$document//app"/>
  </xsl:function>
  <xsl:template match="lem|rdg" mode="class" as="xs:string*">
    <xsl:sequence select="local-name(), f:rendition(.)"/>
  </xsl:template>
  <!-- A note in a reading of a list has no number. -->
  <xsl:template match="(lem|rdg)//note[ancestor::listApp]" mode="content" priority="1">
    <xsl:text> (</xsl:text>
    <xsl:call-template name="inline"/>
    <xsl:text>)</xsl:text>
  </xsl:template>
  <!-- Where witnesses begin and end is said in the entry. -->
  <xsl:template match="lacunaStart|lacunaEnd|witStart|witEnd" mode="content">
    <xsl:apply-templates select=".[@xml:id]" mode="anchors"/>
  </xsl:template>

  <!-- The entries of the whole document, or those of one part at its foot. -->
  <xsl:template name="apparatus">
    <xsl:variable name="entries" select="$f:feet?('')"/>
    <xsl:if test="exists($entries)">
      <!-- No content of "section", which would copy it once more. -->
      <section class="apparatus" id="{f:own-id('apparatus')}">
        <h2>{f:string('apparatus')}</h2>
        <xsl:call-template name="bands"><xsl:with-param name="entries" select="$entries"/></xsl:call-template>
      </section>
    </xsl:if>
  </xsl:template>
  <xsl:template name="foot">
    <xsl:param name="echo" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:variable name="entries" select="if ($echo or empty($f:entry-table)) then () else $f:feet?(generate-id(.))"/>
    <xsl:if test="exists($entries)">
      <section class="apparatus foot" aria-label="{string-join((f:string('apparatus'), head[1] ! f:plain(.)[. ne '']), ': ')}">
        <xsl:sequence select="f:language-attributes($f:interface-language, f:language(.))"/>
        <xsl:call-template name="bands"><xsl:with-param name="entries" select="$entries"/></xsl:call-template>
      </section>
    </xsl:if>
  </xsl:template>
  <!-- Each layer is a band of its own. -->
  <xsl:template name="bands">
    <xsl:param name="entries" as="element(app)*"/>
    <xsl:variable name="layers" select="f:layers($entries)"/>
    <xsl:choose>
      <xsl:when test="count($layers) eq 1 and $layers eq 'criticus'">
        <ul class="endlist"><xsl:apply-templates select="$entries" mode="apparatus"/></ul>
      </xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="$layers">
          <xsl:variable name="layer" select="."/>
          <div class="band" role="group" aria-label="{f:value('band', $layer)}">
            <p class="label">{f:value('band', $layer)}</p>
            <ul class="endlist"><xsl:apply-templates select="$entries[f:layer(.) eq $layer]" mode="apparatus"/></ul>
          </div>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Variants may stand beside their lines, as notes do (notes.xsl), where the reader wants them there: if the
       margin holds them, in lines of about 40 letters, which are lower than those of the text, and a browser
       need not take long to place them. Those without a mark, and long ones, stay at the foot. -->
  <xsl:variable name="f:has-apparatus-margin" as="xs:boolean" select="f:has-apparatus-margin(/)"/>
  <xsl:function name="f:has-apparatus-margin" as="xs:boolean">
    <xsl:param name="document" as="node()?"/>
    <xsl:variable name="entries" as="element()*">
      <xsl:if test="exists($f:entry-table) and empty($page?beside)"><xsl:sequence select="f:entries($document/*)[f:is-beside-line(.)]"/></xsl:if>
    </xsl:variable>
    <xsl:sequence select="
      exists($entries) and count($entries) le 500
      and sum($entries ! (1.4 + f:entry-length(.) idiv 40)) lt 1.3 * (
        count($document/*/text//l) + sum($document/*/text//(p|ab|head) ! (1 + string-length() idiv 60)))"/>
  </xsl:function>
  <xsl:function name="f:is-beside-line" as="xs:boolean">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="
      f:layer($app) eq 'criticus' and f:entry-length($app) le 600 and not($app//(l|p|ab|lg|list|table))
      and not(f:is-unmarked($app)) and not(f:is-hidden($app))"/>
  </xsl:function>
  <xsl:function name="f:entry-length" as="xs:integer">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="string-length(normalize-space($app)) + sum($app//@wit ! string-length())"/>
  </xsl:function>
  <xsl:template name="entry-margin">
    <xsl:param name="property" as="xs:string"/>
    <xsl:if test="$f:has-apparatus-margin and f:is-beside-line(.)">
      <xsl:attribute name="style" select="$property || ':--a' || accumulator-before('f:app')"/>
    </xsl:if>
  </xsl:template>

  <!-- An entry: where] lemma and its witnesses; readings and theirs; notes. -->
  <xsl:template match="app" mode="apparatus">
    <xsl:variable name="lemma" select="f:lemma(.)"/>
    <xsl:variable name="location" select="(f:location(.), '°')[1]"/>
    <li id="{f:app-id(.)}">
      <xsl:call-template name="entry-margin"><xsl:with-param name="property" select="'position-anchor'"/></xsl:call-template>
      <xsl:choose>
        <xsl:when test="f:is-marked-in-entry(.)"><a class="back" href="#{f:app-mark-id(.)}" aria-label="{f:string('back')}, {$location}">{$location}</a></xsl:when>
        <xsl:when test="f:is-unmarked(.)">
          <!-- Of the text of another document: its place there. -->
          <xsl:variable name="text" select="(@from, @to, ancestor::*/@corresp)[not(starts-with(., '#'))][1] ! f:pointer(.)"/>
          <xsl:choose>
            <xsl:when test="exists($text?href)"><a class="back" href="{$text?href}" aria-label="{f:string('text')}, {$location}">{$location}</a></xsl:when>
            <xsl:otherwise><span class="back">{$location}</span></xsl:otherwise>
          </xsl:choose>
        </xsl:when>
        <xsl:otherwise><a class="back" href="#{f:app-mark-id(f:marked-entry(.))}" aria-label="{f:string('back')}, {$location}">{$location}</a></xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="lemma"/>
      <xsl:apply-templates select="f:variants(.)" mode="reading"/>
      <!-- What is left out may be pointed to. -->
      <xsl:if test="f:entry-facts(.)?readings?isHidden = true()">
        <xsl:apply-templates select="f:readings(.) except ($lemma, f:variants(.))" mode="anchors"/>
      </xsl:if>
      <xsl:if test="$lemma/self::rdg">
        <xsl:text> </xsl:text>
        <span class="why">({f:string('no-lemma')})</span>
      </xsl:if>
      <xsl:apply-templates select="f:app-notes(.)[empty(f:noted(.))]" mode="reading"/>
    </li>
  </xsl:template>

  <!-- Whether the mark of an entry stands in a reading, or in a note, of another entry of a list. -->
  <xsl:function name="f:is-marked-in-entry" as="xs:boolean">
    <xsl:param name="app" as="element(app)"/>
    <xsl:variable name="outer" select="if ($app/parent::listApp) then () else $app/ancestor::app[1][ancestor::listApp]"/>
    <xsl:sequence select="
      if (empty($outer)) then false()
      else if (not(f:lemma($outer) intersect $app/ancestor::*)) then true()
      else not(f:is-apart($outer)) and f:is-marked-in-entry($outer)"/>
  </xsl:function>

  <!-- The lemma, shown a second time, and its witnesses. -->
  <xsl:template name="lemma">
    <xsl:variable name="app" select="."/>
    <xsl:variable name="facts" select="f:entry-facts(.)"/>
    <xsl:variable name="lemma" select="f:lemma(.)"/>
    <xsl:variable name="words" select="f:lemma-words(.)"/>
    <xsl:if test="$words ne ''">
      <xsl:text> </xsl:text>
      <!-- It leads to its row in the table of readings. -->
      <xsl:element name="{if (exists($facts?row)) then 'a' else 'span'}">
        <xsl:attribute name="class" select="'lemma', 'link'[exists($facts?row)]"/>
        <xsl:if test="exists($facts?row)">
          <xsl:attribute name="href" select="$facts?row"/>
          <xsl:attribute name="title" select="f:string('readings')"/>
        </xsl:if>
        <xsl:for-each select="($lemma, .)[1]">
          <xsl:if test="not($lemma ! f:is-omission(.)) or exists($facts?near)"><xsl:call-template name="moved-language"/></xsl:if>
        </xsl:for-each>
        <xsl:choose>
          <xsl:when test="empty($lemma) or f:is-omission($lemma) or f:has-blocks($lemma) or f:is-long(f:plain($lemma))">{$words}</xsl:when>
          <xsl:otherwise>
            <xsl:apply-templates select="$lemma/node()" mode="content">
              <xsl:with-param name="echo" select="true()" tunnel="yes"/>
            </xsl:apply-templates>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:for-each select="$facts?number"><sup>{.}</sup></xsl:for-each>
        <xsl:text>{$f:separator}</xsl:text>
      </xsl:element>
    </xsl:if>
    <xsl:for-each select="$lemma">
      <xsl:if test="not($facts?isNegative = true())"><xsl:call-template name="witnesses"/></xsl:if>
      <xsl:if test="f:apparent-lemma($app)"><xsl:call-template name="reading-remarks"/></xsl:if>
      <xsl:apply-templates select="f:notes-on(.)" mode="reading"/>
    </xsl:for-each>
  </xsl:template>
  <!-- Whether more than its witnesses is to be said of a lemma. -->
  <xsl:function name="f:apparent-lemma" as="xs:boolean">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="exists(f:lemma($app)[@cert or @cause])"/>
  </xsl:function>

  <!-- A note on a reading, or on the entry. -->
  <xsl:template match="note|witDetail" mode="reading">
    <xsl:param name="is-before" as="xs:boolean" select="false()"/>
    <xsl:variable name="noted" select="f:noted(.)"/>
    <xsl:if test="not($is-before)"><xsl:text> </xsl:text></xsl:if>
    <xsl:element name="{if (f:has-blocks(.)) then 'div' else 'span'}">
      <xsl:attribute name="class" select="'note'"/>
      <xsl:call-template name="id"/>
      <xsl:call-template name="moved-language"/>
      <xsl:if test="$noted">(</xsl:if>
      <xsl:apply-templates mode="content"/>
      <xsl:for-each select="f:own-witnesses(.) ! tokenize(.)">
        <xsl:variable name="witness" select="$f:pointers(.)"/>
        <xsl:text> </xsl:text>
        <xsl:choose>
          <xsl:when test="exists($witness?href)"><a class="siglum" href="{$witness?href}">{$witness?label}</a></xsl:when>
          <xsl:otherwise><span class="siglum">{replace(., '^.*#', '')}</span></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
      <xsl:if test="$noted">)</xsl:if>
      <xsl:call-template name="responsible"/>
    </xsl:element>
    <xsl:if test="$is-before"><xsl:text> </xsl:text></xsl:if>
  </xsl:template>

  <!-- A reading. -->
  <xsl:template match="rdg|lem" mode="reading">
    <xsl:variable name="app" select="ancestor::app[1]"/>
    <xsl:variable name="reading" select="."/>
    <xsl:variable name="is-first" select="position() eq 1 and empty(f:lemma-sigla($app)) and not(f:apparent-lemma($app))"/>
    <xsl:variable name="notes" select="f:notes-on(.)"/>
    <xsl:text>{f:before-reading(., $is-first)}</xsl:text>
    <xsl:apply-templates select="$notes[. &lt;&lt; $reading]" mode="reading">
      <xsl:with-param name="is-before" select="true()"/>
    </xsl:apply-templates>
    <xsl:variable name="verb" select="f:verb(.)"/>
    <xsl:variable name="is-empty" select="f:is-omission(.)"/>
    <xsl:variable name="is-moved" select="f:is-transposition(.)"/>
    <xsl:if test="$verb and not($is-moved) and not($is-empty)"><span class="verb">{$verb}</span><xsl:text> </xsl:text></xsl:if>
    <xsl:element name="{if (f:has-blocks(.)) then 'div' else 'span'}">
      <xsl:attribute name="class" select="'rdg', 'verb'[$is-empty]"/>
      <xsl:call-template name="id"/>
      <!-- That something is missing is said in the language of the page. -->
      <xsl:if test="not($is-empty)"><xsl:call-template name="moved-language"/></xsl:if>
      <xsl:choose>
        <xsl:when test="$is-empty">
          <xsl:text>{$verb}</xsl:text>
          <!-- Others may have words in it. -->
          <xsl:choose>
            <xsl:when test=".//app"><xsl:apply-templates mode="content"/></xsl:when>
            <xsl:otherwise><xsl:apply-templates select="*" mode="anchors"/></xsl:otherwise>
          </xsl:choose>
        </xsl:when>
        <xsl:otherwise><xsl:apply-templates mode="content"/></xsl:otherwise>
      </xsl:choose>
    </xsl:element>
    <xsl:for-each select="(f:presence(.)[not($is-empty)], $verb[$is-moved and not($is-empty)])">
      <xsl:text> </xsl:text>
      <span class="verb">{.}</span>
    </xsl:for-each>
    <xsl:call-template name="witnesses"/>
    <xsl:call-template name="reading-remarks"/>
    <xsl:apply-templates select="$notes[. >> $reading]" mode="reading"/>
    <xsl:text>{f:after-reading(.)}</xsl:text>
  </xsl:template>

  <xsl:template name="reading-remarks">
    <!-- Most readings have none. -->
    <xsl:variable name="remarks" select="if (@type or @hand or @cause or parent::rdgGrp) then f:reading-remarks(.) else ()"/>
    <xsl:if test="exists($remarks)">
      <xsl:text> </xsl:text>
      <span class="why">({string-join($remarks, '; ')})</span>
    </xsl:if>
    <xsl:for-each select="@cert/f:reading-certainty(..)">
      <xsl:text> </xsl:text>
      <span class="resp">({.})</span>
    </xsl:for-each>
  </xsl:template>

  <!-- The sigla of a reading, each a link to its witness; or who has proposed it. -->
  <xsl:template name="witnesses">
    <xsl:choose>
      <xsl:when test="exists($f:entry-table)">
        <xsl:for-each select="f:printed-numbers(.)">
          <xsl:text> </xsl:text>
          <xsl:sequence select="$f:sigla-of-html(.)"/>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="f:printed(.)">
          <xsl:text> </xsl:text>
          <xsl:call-template name="siglum"/>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:for-each select="following-sibling::*[1][self::wit][empty(f:printed(current()))]">
      <xsl:text> </xsl:text>
      <span class="siglum"><xsl:apply-templates mode="content"/></span>
    </xsl:for-each>
    <xsl:choose>
      <xsl:when test="f:is-conjecture(.)">
        <xsl:text> </xsl:text>
        <span class="conjecture">
          <xsl:variable name="words" select="string-join((f:string('apparatus.tentative')[current()/@cert = ('low', 'medium')], f:conjecture-verb(.)), ' ')"/>
          <xsl:if test="$words ne ''"><span class="verb">{$words}</span><xsl:text> </xsl:text></xsl:if>
          <xsl:call-template name="proposers"/>
        </span>
      </xsl:when>
      <xsl:when test="@source">
        <xsl:text> (</xsl:text>
        <xsl:call-template name="proposers"/>
        <xsl:text>)</xsl:text>
      </xsl:when>
    </xsl:choose>
  </xsl:template>
  <!-- Each is made once: most are repeated in hundreds of entries. -->
  <xsl:variable name="f:sigla-of-html" as="map(xs:string, element())">
    <xsl:map>
      <xsl:for-each select="map:keys($f:sigla-table)">
        <xsl:map-entry key=".">
          <xsl:for-each select="$f:sigla-table(.)"><xsl:call-template name="siglum"/></xsl:for-each>
        </xsl:map-entry>
      </xsl:for-each>
    </xsl:map>
  </xsl:variable>
  <!-- One of them, the context item. -->
  <xsl:template name="siglum" as="element()">
    <xsl:variable name="own" select="$f:witness-elements(string(?id))/(abbr|idno)[@type eq 'siglum'][1]"/>
    <xsl:element name="{if (?href) then 'a' else 'span'}">
      <xsl:attribute name="class" select="'siglum'"/>
      <xsl:if test="?href"><xsl:attribute name="href" select="?href"/></xsl:if>
      <xsl:if test="?title[. ne ''][. ne current()?siglum]"><xsl:attribute name="title" select="?title"/></xsl:if>
      <xsl:choose>
        <xsl:when test="$own">
          <xsl:apply-templates select="$own/node()" mode="content">
            <xsl:with-param name="echo" select="true()" tunnel="yes"/>
          </xsl:apply-templates>
        </xsl:when>
        <xsl:otherwise>{?siglum}</xsl:otherwise>
      </xsl:choose>
      <xsl:for-each select="?hand"><sup class="hand">{.}</sup></xsl:for-each>
      <xsl:for-each select="?layer"><sup class="layer">{f:string('layer.' || .)}</sup></xsl:for-each>
    </xsl:element>
  </xsl:template>
  <xsl:template name="proposers">
    <xsl:choose>
      <xsl:when test="@source">
        <xsl:for-each select="tokenize(@source)">
          <xsl:if test="position() gt 1">, </xsl:if>
          <xsl:variable name="target" select="$f:pointers(.)"/>
          <xsl:choose>
            <xsl:when test="$target?href"><a class="proposer" href="{$target?href}"><xsl:if test="$target?label[. ne '']"><xsl:attribute name="title" select="$target?label"/></xsl:if>{f:source-name(.)}</a></xsl:when>
            <xsl:otherwise><span class="proposer">{f:source-name(.)}</span></xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise><span class="proposer">{string-join(f:proposers(.), ', ')}</span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Of pages with an apparatus alone: others need not load it. Verbs and proposers in italics; a band below
       a line, that at the foot of a part smaller than its text; sigla of the conspectus hang out. -->
  <xsl:variable name="f:apparatus-style" as="xs:string" select="'.apparatus .verb,.proposer{font-style:italic}.apparatus sup{font-size:0.7em}.apparatus .endlist>li>.back{position:static;display:inline-block;min-width:1.95em;margin-inline-start:-2.2em;padding-inline-end:.35em}.apparatus :is(.hand,.layer){font-style:normal}.apparatus.foot{margin-block:1.5em;padding-block-start:0.6em;border-block-start:1px solid var(--rule);font-size:0.9em}.apparatus.foot>.endlist{margin-block-start:0}.band + .band{margin-block-start:0.8em;padding-block-start:0.6em;border-block-start:1px solid var(--rule)}.band>.label{break-after:avoid;margin-block:0 0.2em;text-indent:0}.conspectus li>div:first-child{padding-inline-start:2.6em;text-indent:-2.6em}.conspectus div>.siglum:first-child{display:inline-block;min-width:2.35em;text-indent:0}.conspectus p{margin-block:0;text-indent:0}.conspectus .group{margin-block-start:0.6em}.conspectus .conspectus .conspectus{padding-inline-start:2.6em}' ||
    '@media print{.apparatus a.external::after{content:none}.text{counter-reset:par}.text .par{display:inline;counter-increment:par;font-size:0}.text .par::after{content:&quot;¶&quot; counter(par);color:var(--quiet);font-size:.75rem}}'"/>

  <!-- In the margin, each beside its line or under the entry before it; what has left the foot leaves no heading
       there. What is about the document, and notes, give way. -->
  <xsl:variable name="f:margin-style" as="xs:string" select="
    if (not($f:has-apparatus-margin)) then '' else
    '.in-margin{display:none}@supports (position-anchor:--a1){@media screen and (min-width:66rem){.in-margin{display:block;margin-block:-.6rem 1rem;font:.8rem/1.6 var(--label-face)}.in-margin input{margin-inline-start:0;accent-color:var(--accent)}' ||
    'article:has([value=margin]:checked){.text{position:static}' ||
    '.apparatus li[style]{position:absolute;inset-inline:0;top:max(anchor(top,0px) + .1em,anchor(--entry bottom,0px));grid-column:2;margin:0;padding-block-end:.3em;font-size:.82rem;line-height:1.4;anchor-name:--entry}' ||
    '.apparatus:not(:has(li:not([style]))){margin:0;padding:0;border:0}:is(.apparatus,.band):not(:has(li:not([style])))>:is(h2,.label){position:absolute;clip-path:inset(50%)}.band:not(:has(li:not([style]))){margin:0;padding:0;border:0}' ||
    '&amp;:not(:has(.apparatus:not(.foot) li:not([style]))) .contents li:has([href=&quot;#apparatus&quot;]){display:none}' ||
    '&amp;>section.about:not(.text){grid-area:auto/1;margin-block-start:2.5rem;padding-block-start:.8rem;border-block-start:1px solid var(--rule);font-size:.88rem;line-height:inherit}' ||
    (if (not($f:has-margin)) then '' else
    '.notes.notes{margin-block-start:2.5rem;padding-block-start:.8rem;border-block-start:1px solid var(--rule)}.notes.notes h2{position:static;clip-path:none}.notes.notes [style]{position:relative;inset:auto;margin-block:.3em;padding-block-end:0;font-size:inherit;line-height:inherit;anchor-name:none}.contents.contents li:has([href=&quot;#notes&quot;]){display:revert}') ||
    '}}}'"/>

</xsl:stylesheet>
