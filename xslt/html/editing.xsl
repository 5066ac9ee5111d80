<?xml version="1.0" encoding="UTF-8"?>
<!-- The pages about the editing: every intervention of the edition with who and why, how the texts are
     encoded, and what the headers declare. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- Interventions: an overview by class, and a list for each class. -->
  <xsl:template name="interventions">
    <xsl:variable name="what" select="$page?what"/>
    <xsl:call-template name="index-page">
      <xsl:with-param name="title" select="if ($what) then f:string('interventions') || $f:colon || f:value('what', $what) else f:string('interventions')"/>
      <xsl:with-param name="content">
        <xsl:choose>
          <xsl:when test="empty($page?classes)"><p>{f:string('no-interventions')}</p></xsl:when>
          <xsl:otherwise>
            <table class="classes">
              <caption>{f:string('sum.interventions')}: {$page?total}</caption>
              <thead><tr><th scope="col">{f:string('column.what')}</th><th scope="col">{f:string('column.element')}</th><th scope="col" class="number">{f:string('column.count')}</th></tr></thead>
              <tbody>
                <xsl:for-each select="$page?classes">
                  <tr>
                    <th scope="row">
                      <a href="{?href}">
                        <xsl:if test="?isCurrent"><xsl:attribute name="aria-current" select="'page'"/></xsl:if>
                        <xsl:text>{f:value('what', ?what)}</xsl:text>
                      </a>
                    </th>
                    <td><code>{?what}</code></td>
                    <td class="number">{?count}</td>
                  </tr>
                </xsl:for-each>
              </tbody>
            </table>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:for-each select="$page?documents">
          <section class="in-document">
            <h2><a href="{?href}"><xsl:sequence select="f:foreign(?language)"/>{?title}</a></h2>
            <ol class="concordance">
              <xsl:variable name="language" select="?textLanguage"/>
              <xsl:for-each select="?interventions">
                <li>
                  <span class="context">
                    <xsl:if test="$language"><xsl:sequence select="f:language-attributes($language, ())"/></xsl:if>
                    <xsl:text>{?before}</xsl:text>
                    <a href="{?href}">{(?text[. ne ''], '[...]')[1]}</a>
                    <xsl:text>{?after}</xsl:text>
                  </span>
                  <xsl:call-template name="intervention-facts"><xsl:with-param name="language" select="$language"/></xsl:call-template>
                </li>
              </xsl:for-each>
            </ol>
          </section>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Who, why, how sure, and what else the source has. -->
  <xsl:template name="intervention-facts">
    <xsl:param name="language" as="xs:string?"/>
    <xsl:variable name="facts" as="item()*">
      <xsl:for-each select="?responsible">
        <span>
          <xsl:text>{f:string('by')} </xsl:text>
          <xsl:choose>
            <xsl:when test="?href"><a href="{?href}"><xsl:sequence select="f:foreign(?language)"/>{?title}</a></xsl:when>
            <xsl:otherwise>{?title}</xsl:otherwise>
          </xsl:choose>
        </span>
      </xsl:for-each>
      <xsl:for-each select="?reason"><span>{f:string('reason')}{$f:colon}{string-join(tokenize(.) ! f:value('reason', .), ', ')}</span></xsl:for-each>
      <xsl:for-each select="?certainty"><span>{f:string('certainty')}{$f:colon}{f:value('cert', .)}</span></xsl:for-each>
      <xsl:for-each select="?instead[. ne '']"><span>{f:string('source-has')} <q><xsl:sequence select="f:foreign($language)"/>{.}</q></span></xsl:for-each>
    </xsl:variable>
    <p class="why">
      <xsl:choose>
        <xsl:when test="empty($facts)">{f:string('nothing-stated')}</xsl:when>
        <xsl:otherwise>
          <xsl:for-each select="$facts">
            <xsl:if test="position() gt 1">{$f:semicolon}</xsl:if>
            <xsl:sequence select="."/>
          </xsl:for-each>
        </xsl:otherwise>
      </xsl:choose>
    </p>
  </xsl:template>

  <!-- The encoding: every element that the documents use. -->
  <xsl:template name="encoding">
    <xsl:call-template name="index-page">
      <xsl:with-param name="title" select="f:string('encoding')"/>
      <xsl:with-param name="content">
        <p>{f:string('encoding.about')}</p>
        <xsl:for-each select="$page?elements">
          <section class="element" id="element-{?name}">
            <h2><code>&lt;{?name}&gt;</code><xsl:text> </xsl:text><span class="count">{?count}</span></h2>
            <pre><code>{?example}</code></pre>
            <p class="why">{f:string('example-from')} <a href="{?from?href}"><xsl:sequence select="f:foreign(?from?language)"/>{f:shorten(?from?title, 48)}</a></p>
            <xsl:if test="exists(?attributes)">
              <!-- As it is written, since a table for each element made the page twice as long. -->
              <ul class="simple">
                <xsl:for-each select="?attributes">
                  <li><code>{?name}="{?value}"</code><xsl:text> </xsl:text><span class="count">{?count}</span></li>
                </xsl:for-each>
              </ul>
            </xsl:if>
          </section>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The declarations of the headers, each once. What they point to is not linked twice, so they are an
       echo: no ids, no marks. -->
  <xsl:template match="teiCorpus[$page?kind eq 'declaration']" mode="page">
    <xsl:variable name="headers" select="teiHeader"/>
    <xsl:call-template name="index-page">
      <xsl:with-param name="title" select="f:string('declaration')"/>
      <xsl:with-param name="content">
        <xsl:if test="empty($headers)"><p>{f:string('no-declaration')}</p></xsl:if>
        <xsl:for-each select="$headers">
          <xsl:variable name="number" select="position()"/>
          <xsl:variable name="documents" select="$page?declarations[$number]?documents"/>
          <xsl:variable name="count" select="$page?declarations[$number]?count"/>
          <section class="declaration">
            <h2>
              <xsl:sequence select="$documents[not($page?isOne)][1] ! f:foreign(?language)"/>
              <xsl:text>{if ($page?isOne) then f:string('declaration.all') else f:shorten($documents[1]?title, 80)}</xsl:text>
            </h2>
            <div>
              <xsl:for-each select="encodingDesc"><xsl:call-template name="moved-language"/></xsl:for-each>
              <xsl:apply-templates select="encodingDesc/*" mode="declaration">
                <xsl:with-param name="echo" select="true()" tunnel="yes"/>
              </xsl:apply-templates>
            </div>
            <details>
              <summary>{f:string('declaration.documents')} <span class="count">{$count}</span></summary>
              <ul class="simple">
                <xsl:for-each select="$documents"><li><a href="{?href}"><xsl:sequence select="f:foreign(?language)"/>{?title}</a></li></xsl:for-each>
                <xsl:if test="$count gt count($documents)"><li>{f:string('further-documents')}{$f:colon}{$count - count($documents)}</li></xsl:if>
              </ul>
            </details>
          </section>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
