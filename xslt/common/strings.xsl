<?xml version="1.0" encoding="UTF-8"?>
<!-- Every word that the stylesheets themselves say. One table per language; a new language is one
     more table with the same keys. A key that is missing is an error, never an empty place. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:apograph:functions"
  exclude-result-prefixes="#all">

  <!-- The word or phrase for a key in the interface's language. -->
  <xsl:function name="f:string" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="
      ($f:strings($key), error(xs:QName('f:missing-string'),
        'There is no interface string “' || $key || '” for the language “' || $f:interface-language || '”.'))[1]"/>
  </xsl:function>

  <!-- The same where a table need not have one: names of languages, known values of attributes. -->
  <xsl:function name="f:string-if-any" as="xs:string?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="$f:strings($key)"/>
  </xsl:function>

  <!-- The word for a value of an attribute ("reason", "damage"), or the value itself. -->
  <xsl:function name="f:value" as="xs:string">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:sequence select="($f:strings($kind || '.' || $value), translate($value, '-_', '  '))[1]"/>
  </xsl:function>

  <xsl:variable name="f:interface-language" as="xs:string" select="($page?edition?language, 'en')[1]"/>

  <xsl:variable name="f:strings" as="map(xs:string, xs:string)" select="
    let $primary := tokenize($f:interface-language, '-')[1],
        $tables := map { 'en': $f:strings-en }
    return ($tables($primary), error(xs:QName('f:missing-language'),
      'There are no interface strings for the language “' || $f:interface-language || '”.'))[1]"/>

  <xsl:variable name="f:strings-en" as="map(xs:string, xs:string)">
    <xsl:map>
      <!-- page -->
      <xsl:map-entry key="'skip'" select="'Skip to the text'"/>
      <xsl:map-entry key="'navigation'" select="'Edition'"/>
      <xsl:map-entry key="'home'" select="'Documents'"/>
      <xsl:map-entry key="'registers'" select="'Registers'"/>
      <xsl:map-entry key="'contents'" select="'On this page'"/>
      <xsl:map-entry key="'citation'" select="'Citation'"/>
      <xsl:map-entry key="'summary'" select="'Summary'"/>
      <xsl:map-entry key="'text'" select="'Text'"/>
      <xsl:map-entry key="'about'" select="'About this document'"/>
      <xsl:map-entry key="'about-register'" select="'About this register'"/>
      <xsl:map-entry key="'entries'" select="'Entries'"/>
      <xsl:map-entry key="'apparatus'" select="'Apparatus'"/>
      <xsl:map-entry key="'notes'" select="'Notes'"/>
      <xsl:map-entry key="'interventions'" select="'Editorial interventions'"/>
      <xsl:map-entry key="'speech'" select="'Who speaks'"/>
      <xsl:map-entry key="'declaration'" select="'Editorial declaration'"/>
      <xsl:map-entry key="'revisions'" select="'Revision history'"/>
      <xsl:map-entry key="'files'" select="'Files'"/>
      <xsl:map-entry key="'file.source'" select="'TEI source'"/>
      <xsl:map-entry key="'file.text'" select="'Plain text, reading'"/>
      <xsl:map-entry key="'file.diplomatic'" select="'Plain text, diplomatic'"/>
      <xsl:map-entry key="'built'" select="'built'"/>
      <xsl:map-entry key="'no-documents'" select="'This edition has no documents yet.'"/>
      <xsl:map-entry key="'untitled'" select="'Untitled'"/>
      <!-- marks and links in the text -->
      <xsl:map-entry key="'note'" select="'Note'"/>
      <xsl:map-entry key="'intervention'" select="'Editorial intervention'"/>
      <xsl:map-entry key="'apparatus-entry'" select="'Apparatus entry'"/>
      <xsl:map-entry key="'back'" select="'Back to the text'"/>
      <xsl:map-entry key="'page-break'" select="'page'"/>
      <xsl:map-entry key="'column-break'" select="'column'"/>
      <xsl:map-entry key="'hand'" select="'hand'"/>
      <xsl:map-entry key="'image'" select="'Image'"/>
      <xsl:map-entry key="'table'" select="'Table'"/>
      <xsl:map-entry key="'space.sign'" select="'blank'"/>
      <xsl:map-entry key="'quote.open.outer'" select="'“'"/>
      <xsl:map-entry key="'quote.close.outer'" select="'”'"/>
      <xsl:map-entry key="'quote.open.inner'" select="'‘'"/>
      <xsl:map-entry key="'quote.close.inner'" select="'’'"/>
      <!-- header -->
      <xsl:map-entry key="'date'" select="'Date'"/>
      <xsl:map-entry key="'place'" select="'Place'"/>
      <xsl:map-entry key="'participants'" select="'Participants'"/>
      <xsl:map-entry key="'author'" select="'Author'"/>
      <xsl:map-entry key="'editor'" select="'Editor'"/>
      <xsl:map-entry key="'funder'" select="'Funder'"/>
      <xsl:map-entry key="'sponsor'" select="'Sponsor'"/>
      <xsl:map-entry key="'principal'" select="'Principal investigator'"/>
      <xsl:map-entry key="'setting'" select="'Occasion'"/>
      <xsl:map-entry key="'original-language'" select="'Original language'"/>
      <xsl:map-entry key="'text-language'" select="'Language of the text'"/>
      <xsl:map-entry key="'source'" select="'Source'"/>
      <xsl:map-entry key="'source-citation'" select="'Source citation'"/>
      <xsl:map-entry key="'witnesses'" select="'Witnesses'"/>
      <xsl:map-entry key="'hands'" select="'Hands'"/>
      <xsl:map-entry key="'keywords'" select="'Keywords'"/>
      <xsl:map-entry key="'edition'" select="'Edition'"/>
      <xsl:map-entry key="'series'" select="'Series'"/>
      <xsl:map-entry key="'publisher'" select="'Published by'"/>
      <xsl:map-entry key="'licence'" select="'Licence'"/>
      <xsl:map-entry key="'correspondence.sent'" select="'Sent'"/>
      <xsl:map-entry key="'correspondence.received'" select="'Received'"/>
      <xsl:map-entry key="'correspondence.forwarded'" select="'Forwarded'"/>
      <xsl:map-entry key="'correspondence.redirected'" select="'Redirected'"/>
      <xsl:map-entry key="'correspondence.transmitted'" select="'Transmitted'"/>
      <xsl:map-entry key="'correspondence.context'" select="'Context'"/>
      <!-- what a manuscript description is divided into -->
      <xsl:map-entry key="'msDesc.physDesc'" select="'Physical description'"/>
      <xsl:map-entry key="'msDesc.history'" select="'History'"/>
      <xsl:map-entry key="'msDesc.additional'" select="'Additional information'"/>
      <xsl:map-entry key="'msDesc.msPart'" select="'Part'"/>
      <xsl:map-entry key="'msDesc.summary'" select="'Summary'"/>
      <xsl:map-entry key="'msDesc.support'" select="'Support'"/>
      <xsl:map-entry key="'msDesc.extent'" select="'Extent'"/>
      <xsl:map-entry key="'msDesc.foliation'" select="'Foliation'"/>
      <xsl:map-entry key="'msDesc.condition'" select="'Condition'"/>
      <xsl:map-entry key="'msDesc.layoutDesc'" select="'Layout'"/>
      <xsl:map-entry key="'msDesc.handDesc'" select="'Hands'"/>
      <xsl:map-entry key="'msDesc.decoDesc'" select="'Decoration'"/>
      <xsl:map-entry key="'msDesc.bindingDesc'" select="'Binding'"/>
      <xsl:map-entry key="'msDesc.origin'" select="'Origin'"/>
      <xsl:map-entry key="'msDesc.provenance'" select="'Provenance'"/>
      <xsl:map-entry key="'msDesc.acquisition'" select="'Acquisition'"/>
      <!-- the editorial declaration -->
      <xsl:map-entry key="'declaration.projectDesc'" select="'Project'"/>
      <xsl:map-entry key="'declaration.samplingDecl'" select="'Selection'"/>
      <xsl:map-entry key="'declaration.correction'" select="'Correction'"/>
      <xsl:map-entry key="'declaration.normalization'" select="'Normalisation'"/>
      <xsl:map-entry key="'declaration.quotation'" select="'Quotation marks'"/>
      <xsl:map-entry key="'declaration.hyphenation'" select="'Hyphenation'"/>
      <xsl:map-entry key="'declaration.segmentation'" select="'Segmentation'"/>
      <xsl:map-entry key="'declaration.stdVals'" select="'Standard values'"/>
      <xsl:map-entry key="'declaration.interpretation'" select="'Interpretation'"/>
      <xsl:map-entry key="'declaration.punctuation'" select="'Punctuation'"/>
      <!-- interventions: what was done … -->
      <xsl:map-entry key="'what.supplied'" select="'supplied'"/>
      <xsl:map-entry key="'what.gap'" select="'omitted'"/>
      <xsl:map-entry key="'what.unclear'" select="'hard to read'"/>
      <xsl:map-entry key="'what.surplus'" select="'marked as superfluous'"/>
      <xsl:map-entry key="'what.damage'" select="'damaged'"/>
      <xsl:map-entry key="'what.space'" select="'space left blank'"/>
      <xsl:map-entry key="'what.sic'" select="'so in the source'"/>
      <xsl:map-entry key="'what.corr'" select="'corrected'"/>
      <xsl:map-entry key="'what.orig'" select="'spelt so in the source'"/>
      <xsl:map-entry key="'what.reg'" select="'regularised'"/>
      <xsl:map-entry key="'what.expan'" select="'abbreviation expanded'"/>
      <xsl:map-entry key="'what.abbr'" select="'abbreviated'"/>
      <xsl:map-entry key="'what.choice'" select="'one of several possibilities'"/>
      <xsl:map-entry key="'what.subst'" select="'replaced in the source'"/>
      <xsl:map-entry key="'what.add'" select="'added in the source'"/>
      <xsl:map-entry key="'what.del'" select="'deleted in the source'"/>
      <!-- … and the details -->
      <xsl:map-entry key="'by'" select="'by'"/>
      <xsl:map-entry key="'reason'" select="'reason'"/>
      <xsl:map-entry key="'extent'" select="'extent'"/>
      <xsl:map-entry key="'certainty'" select="'certainty'"/>
      <xsl:map-entry key="'agent'" select="'cause'"/>
      <xsl:map-entry key="'evidence'" select="'evidence'"/>
      <xsl:map-entry key="'where'" select="'where'"/>
      <xsl:map-entry key="'how'" select="'how'"/>
      <xsl:map-entry key="'according-to'" select="'according to'"/>
      <xsl:map-entry key="'printed-as'" select="'printed as'"/>
      <xsl:map-entry key="'source-has'" select="'the source has'"/>
      <xsl:map-entry key="'also-possible'" select="'also possible'"/>
      <!-- values of attributes -->
      <xsl:map-entry key="'reason.editorial'" select="'editorial decision'"/>
      <xsl:map-entry key="'reason.implied'" select="'implied by the text'"/>
      <xsl:map-entry key="'reason.clarification'" select="'to make the sense clear'"/>
      <xsl:map-entry key="'reason.omitted'" select="'omitted in the source'"/>
      <xsl:map-entry key="'reason.omitted-in-original'" select="'omitted in the source'"/>
      <xsl:map-entry key="'reason.lost'" select="'lost'"/>
      <xsl:map-entry key="'cert.high'" select="'high'"/>
      <xsl:map-entry key="'cert.medium'" select="'medium'"/>
      <xsl:map-entry key="'cert.low'" select="'low'"/>
      <xsl:map-entry key="'cert.unknown'" select="'unknown'"/>
      <xsl:map-entry key="'unit.chars'" select="'characters'"/>
      <xsl:map-entry key="'unit.char'" select="'character'"/>
      <!-- the apparatus -->
      <xsl:map-entry key="'omitted'" select="'om.'"/>
      <xsl:map-entry key="'no-lemma'" select="'no lemma given: the text has the first reading'"/>
      <xsl:map-entry key="'paragraph-sign'" select="'§'"/>
      <xsl:map-entry key="'line'" select="'line'"/>
      <xsl:map-entry key="'reading-type.substantive'" select="'substantive'"/>
      <xsl:map-entry key="'reading-type.orthographic'" select="'orthographic'"/>
      <!-- speech -->
      <xsl:map-entry key="'speech.reported'" select="'reported'"/>
      <xsl:map-entry key="'speech.direct'" select="'quoted'"/>
      <!-- registers -->
      <xsl:map-entry key="'forms'" select="'Forms of the name'"/>
      <xsl:map-entry key="'no-language'" select="'Language not stated'"/>
      <xsl:map-entry key="'occurs'" select="'Occurs in'"/>
      <xsl:map-entry key="'not-mentioned'" select="'Not mentioned in the texts.'"/>
      <xsl:map-entry key="'attested'" select="'attested'"/>
      <xsl:map-entry key="'part-of'" select="'Part of'"/>
      <xsl:map-entry key="'form.main'" select="'main form'"/>
      <xsl:map-entry key="'form.variant'" select="'variant'"/>
      <xsl:map-entry key="'form.as-printed'" select="'as printed'"/>
      <xsl:map-entry key="'form.romanisation'" select="'romanisation'"/>
      <xsl:map-entry key="'form.original'" select="'original script'"/>
      <xsl:map-entry key="'form.sort'" select="'sort form'"/>
      <xsl:map-entry key="'form.of-main'" select="'of the main form'"/>
      <xsl:map-entry key="'form.of-variant'" select="'of the variant'"/>
      <xsl:map-entry key="'entry.birth'" select="'Born'"/>
      <xsl:map-entry key="'entry.death'" select="'Died'"/>
      <xsl:map-entry key="'entry.floruit'" select="'Active'"/>
      <xsl:map-entry key="'entry.occupation'" select="'Occupation'"/>
      <xsl:map-entry key="'entry.affiliation'" select="'Affiliation'"/>
      <xsl:map-entry key="'entry.nationality'" select="'Nationality'"/>
      <xsl:map-entry key="'entry.residence'" select="'Residence'"/>
      <xsl:map-entry key="'entry.education'" select="'Education'"/>
      <xsl:map-entry key="'entry.faith'" select="'Faith'"/>
      <xsl:map-entry key="'entry.sex'" select="'Sex'"/>
      <xsl:map-entry key="'entry.gender'" select="'Gender'"/>
      <xsl:map-entry key="'entry.location'" select="'Location'"/>
      <xsl:map-entry key="'entry.country'" select="'Country'"/>
      <xsl:map-entry key="'entry.region'" select="'Region'"/>
      <xsl:map-entry key="'entry.settlement'" select="'Settlement'"/>
      <xsl:map-entry key="'entry.idno'" select="'Identifier'"/>
      <xsl:map-entry key="'entry.author'" select="'Author'"/>
      <xsl:map-entry key="'entry.editor'" select="'Editor'"/>
      <xsl:map-entry key="'entry.publisher'" select="'Publisher'"/>
      <xsl:map-entry key="'entry.pubPlace'" select="'Place of publication'"/>
      <xsl:map-entry key="'entry.date'" select="'Date'"/>
      <xsl:map-entry key="'entry.desc'" select="'Description'"/>
      <xsl:map-entry key="'list.listPerson'" select="'Persons'"/>
      <xsl:map-entry key="'list.listPlace'" select="'Places'"/>
      <xsl:map-entry key="'list.listOrg'" select="'Organisations'"/>
      <xsl:map-entry key="'list.listBibl'" select="'Works'"/>
      <xsl:map-entry key="'list.listEvent'" select="'Events'"/>
      <xsl:map-entry key="'list.listNym'" select="'Names'"/>
      <xsl:map-entry key="'list.listObject'" select="'Objects'"/>
      <!-- citations -->
      <xsl:map-entry key="'cite.in'" select="'in'"/>
      <xsl:map-entry key="'cite.translated-by'" select="'Translated by'"/>
      <xsl:map-entry key="'cite.edited-from'" select="'edited from'"/>
      <xsl:map-entry key="'cite.witnesses'" select="'witnesses'"/>
      <!-- plain text -->
      <xsl:map-entry key="'plain.citation'" select="'Citation:'"/>
      <xsl:map-entry key="'plain.summary'" select="'Summary:'"/>
      <xsl:map-entry key="'plain.original-language'" select="'Original Language:'"/>
      <xsl:map-entry key="'plain.contents'" select="'Contents:'"/>
      <xsl:map-entry key="'plain.translation'" select="'Translation'"/>
      <xsl:map-entry key="'plain.transcription'" select="'Transcription'"/>
      <xsl:map-entry key="'plain.apparatus'" select="'Apparatus:'"/>
      <xsl:map-entry key="'plain.notes'" select="'Notes:'"/>
      <xsl:map-entry key="'plain.image'" select="'Image:'"/>
      <!-- languages, for documents that do not name their own -->
      <xsl:map-entry key="'language.ar'" select="'Arabic'"/>
      <xsl:map-entry key="'language.cs'" select="'Czech'"/>
      <xsl:map-entry key="'language.de'" select="'German'"/>
      <xsl:map-entry key="'language.el'" select="'Greek'"/>
      <xsl:map-entry key="'language.en'" select="'English'"/>
      <xsl:map-entry key="'language.enm'" select="'Middle English'"/>
      <xsl:map-entry key="'language.es'" select="'Spanish'"/>
      <xsl:map-entry key="'language.fa'" select="'Persian'"/>
      <xsl:map-entry key="'language.fr'" select="'French'"/>
      <xsl:map-entry key="'language.frm'" select="'Middle French'"/>
      <xsl:map-entry key="'language.fro'" select="'Old French'"/>
      <xsl:map-entry key="'language.gmh'" select="'Middle High German'"/>
      <xsl:map-entry key="'language.grc'" select="'Ancient Greek'"/>
      <xsl:map-entry key="'language.he'" select="'Hebrew'"/>
      <xsl:map-entry key="'language.hu'" select="'Hungarian'"/>
      <xsl:map-entry key="'language.it'" select="'Italian'"/>
      <xsl:map-entry key="'language.ja'" select="'Japanese'"/>
      <xsl:map-entry key="'language.ko'" select="'Korean'"/>
      <xsl:map-entry key="'language.la'" select="'Latin'"/>
      <xsl:map-entry key="'language.nl'" select="'Dutch'"/>
      <xsl:map-entry key="'language.pl'" select="'Polish'"/>
      <xsl:map-entry key="'language.pt'" select="'Portuguese'"/>
      <xsl:map-entry key="'language.ru'" select="'Russian'"/>
      <xsl:map-entry key="'language.syr'" select="'Syriac'"/>
      <xsl:map-entry key="'language.tr'" select="'Turkish'"/>
      <xsl:map-entry key="'language.uk'" select="'Ukrainian'"/>
      <xsl:map-entry key="'language.ur'" select="'Urdu'"/>
      <xsl:map-entry key="'language.yi'" select="'Yiddish'"/>
      <xsl:map-entry key="'language.zh'" select="'Chinese'"/>
    </xsl:map>
  </xsl:variable>

</xsl:stylesheet>
