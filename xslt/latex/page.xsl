<?xml version="1.0" encoding="UTF-8"?>
<!-- The file: the preamble, title and sigla, the numbered text with its apparatus, and the entries whose
     place in the text is not known. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:mode name="latex" on-no-match="fail" use-accumulators="#all"/>

  <xsl:template match="/" mode="latex">
    <xsl:apply-templates select="*" mode="latex"/>
  </xsl:template>

  <xsl:template match="TEI" mode="latex">
    <xsl:variable name="lines" as="xs:string*">
      <xsl:call-template name="leaves">
        <xsl:with-param name="leaves" select="f:leaves(text)"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:variable name="body" select="f:with-known-starts(string-join($lines, '&#10;'))"/>
    <xsl:variable name="parts" as="xs:string*">
      <xsl:sequence select="'% ' || $page?generator || '. Compile with LuaLaTeX, three times: the numbers of lines settle then.'"/>
      <xsl:sequence select="'\PassOptionsToPackage{series={' || string-join($f:used-series, ',') || '}}{reledmac}'"/>
      <xsl:sequence select="$f:setup, '', $preamble, ''"/>
      <xsl:sequence select="$f:separator[. ne ']'] ! ('\Xlemmaseparator{' || f:tex(.) || '}')"/>
      <xsl:sequence select="f:used-languages(.) ! ('\apographuse{' || . || '}')"/>
      <xsl:sequence select="'\begin{document}', ''"/>
      <xsl:call-template name="front"/>
      <xsl:sequence select="'\apographmain{' || f:text-language(.) ! f:tex-language(.) || '}', '\beginnumbering'"/>
      <xsl:sequence select="$body, '\endnumbering'"/>
      <xsl:call-template name="unplaced"><xsl:with-param name="text" select="$body"/></xsl:call-template>
      <xsl:sequence select="'\end{document}', ''"/>
    </xsl:variable>
    <xsl:sequence select="string-join($parts, '&#10;')"/>
  </xsl:template>

  <!-- Title, date, and the sigla. -->
  <xsl:template name="front" as="xs:string*">
    <xsl:sequence select="'\section*{' || f:line-of-tex(f:main-title(.)/node(), f:title(.)) || '}'"/>
    <xsl:sequence select="f:date-words(f:date(.)) ! (f:tex(.) || '\par'), ''"/>
    <xsl:variable name="items" as="xs:string*" select="(teiHeader/fileDesc/sourceDesc|standOff/listWit)/descendant-or-self::*[self::witness or self::listWit] ! f:listed(.)"/>
    <xsl:if test="exists($items)">
      <xsl:sequence select="'\subsection*{' || f:tex(f:string('witnesses')) || '}', '\begin{description}', $items, '\end{description}', ''"/>
    </xsl:if>
    <xsl:for-each select="$page?stemmata">
      <xsl:sequence select="'\subsection*{' || f:tex(f:stemma-name(.)) || '}', '\begin{flushleft}'"/>
      <xsl:sequence select="?roots ! f:stemma-lines(., 0), '\end{flushleft}', ''"/>
    </xsl:for-each>
  </xsl:template>

  <!-- A witness, or a group of them that has a siglum of its own. -->
  <xsl:function name="f:listed" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="siglum" select="
      if ($element/self::witness) then f:witness-siglum($element)
      else if ($element/head//(abbr|idno)[@type eq 'siglum']) then f:line-of-tex(($element/head//(abbr|idno)[@type eq 'siglum'])[1]/node(), '')
      else ($element/@n, $element/@xml:id[. = $f:cited])[1] ! f:tex(.)"/>
    <xsl:sequence select="
      if ($siglum) then '  \item[{' || $siglum || '}] ' || (if ($element/self::witness) then f:witness-words($element) else f:group-words($element)) else ()"/>
  </xsl:function>
  <xsl:variable name="f:cited" as="xs:string*" select="f:cited(/)"/>
  <xsl:function name="f:cited" as="xs:string*">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="distinct-values($document//@wit ! tokenize(.)[starts-with(., '#')] ! substring(., 2))"/>
  </xsl:function>

  <!-- A node of a stemma, and below it and further in what descends from it. LaTeX's own lists are four deep
       at most. -->
  <xsl:function name="f:stemma-lines" as="xs:string*">
    <xsl:param name="node" as="map(*)"/>
    <xsl:param name="depth" as="xs:integer"/>
    <xsl:sequence select="'\hspace*{' || 1.5 * $depth || 'em}– ' || f:tex(f:stemma-label($node) || f:stemma-words($node)) || '\par', $node?children ! f:stemma-lines(., $depth + 1)"/>
  </xsl:function>

  <!-- What the list says of a witness, its siglum and the witnesses in it left out. -->
  <xsl:function name="f:witness-words" as="xs:string">
    <xsl:param name="witness" as="element(witness)"/>
    <xsl:variable name="told" select="$witness/node()[not(self::listWit or self::witness or self::abbr[@type eq 'siglum'] or self::idno[@type eq 'siglum'])]"/>
    <xsl:sequence select="
      if ($told/self::msDesc) then f:tex(string-join($told/self::msDesc/msIdentifier/*[not(self::altIdentifier)] ! f:plain(.), ', '))
      else f:tex(f:plain($told))"/>
  </xsl:function>
  <!-- Of a group: what its heading says, else who is in it. -->
  <xsl:function name="f:group-words" as="xs:string">
    <xsl:param name="list" as="element(listWit)"/>
    <xsl:variable name="told" select="f:tex(f:plain($list/head/node()[not(self::abbr[@type eq 'siglum'] or self::idno[@type eq 'siglum'])]))"/>
    <xsl:sequence select="if ($told ne '') then $told else string-join($list//witness ! f:witness-siglum(.), ', ')"/>
  </xsl:function>

  <!-- What every file begins with. The macros that the text uses can be defined anew in the preamble. -->
  <xsl:variable name="f:setup" as="xs:string" expand-text="no"><xsl:text>\documentclass[11pt,a4paper]{article}
\usepackage{fontspec}
\usepackage{etoolbox}
\usepackage{graphicx}
\usepackage[bidi=default]{babel}
\usepackage{reledmac}
% The text has its own apostrophes and dashes.
\defaultfontfeatures[\rmfamily,\sffamily]{Ligatures=TeXOff}
\renewcommand*{\endashchar}{–}
% A lemma from a heading is no heading.
\Xlemmadisablefontselection
\setstanzaindents{4,0}
\setcounter{stanzaindentsrepetition}{1}

% A language by its tag (BCP 47), if babel knows it.
\newcommand*{\apographuse}[1]{\IfFileExists{babel-#1.ini}{\babelprovide[import=#1]{tag#1}}{}}
\newcommand*{\apographmain}[1]{%
  \ifcsdef{datetag#1}{\selectlanguage{tag#1}}{}%
  \edef\apographneutral{\textdir \the\textdir\relax\pardir \the\pardir\relax}}
\newcommand{\apographltr}[1]{{\textdir TLT #1}}
% A bracket as it looks in words from left to right, and from right to left.
\newcommand{\apographmirrored}[2]{\ifnum\textdirection=1 #2\else#1\fi}
\newcommand{\apographlanguage}[2]{\ifcsdef{datetag#1}{\foreignlanguage{tag#1}{#2}}{#2}}

% An entry of the apparatus: the witnesses of the lemma, and what parts them from the readings; a reading
% and its witnesses; a remark; what is between two readings; readings in brackets; "om." and the like.
\newcommand{\apographlemmasigla}[2]{#1#2}
\newcommand{\apographreading}[2]{#1\ifstrempty{#2}{}{ #2}}
\newcommand{\apographremark}[1]{\apographmirrored{(}{)}\textit{#1}\apographmirrored{)}{(}}
\newcommand{\apographseparator}{; }
\newcommand{\apographgroup}[1]{\apographmirrored{(}{)}{#1}\apographmirrored{)}{(}}
\newcommand{\apographverb}[1]{\apographltr{\textit{#1}}}
\newcommand{\apographsigla}[1]{\apographltr{#1}}
% The beginning of a page or leaf; a pointer; a speaker.
\newcommand{\apographpage}[1]{\ledsidenote{\footnotesize #1}}
\newcommand{\apographpointer}[1]{\edpageref{#1}.\edlineref{#1}}
\newcommand{\apographspeaker}[1]{\textsc{#1}}
% An image no larger than the page, or what it shows.
\newcommand{\apographimage}[2]{\IfFileExists{#1}{%
  \sbox0{\includegraphics{#1}}%
  \ifdim\linewidth>\wd0 \usebox0\else
    \includegraphics[width=\linewidth,height=0.8\textheight,keepaspectratio]{#1}\fi}{{[}#2{]}}}</xsl:text></xsl:variable>

  <!-- The languages of the text, as babel names their files. -->
  <xsl:function name="f:used-languages" as="xs:string*">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="distinct-values(($tei, $tei/(text|standOff)/descendant-or-self::*)/@xml:lang ! f:tex-language(.))"/>
  </xsl:function>
  <xsl:function name="f:tex-language" as="xs:string?">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:sequence select="tokenize(lower-case($tag), '-')[1][matches(., '^[a-z]+$')]"/>
  </xsl:function>

</xsl:stylesheet>
