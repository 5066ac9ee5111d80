<?xml version="1.0" encoding="UTF-8"?>
<!-- The edition's home page: its documents and its registers. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:apograph:functions"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:template name="home">
    <xsl:call-template name="html">
      <xsl:with-param name="title" select="$page?edition?title"/>
      <xsl:with-param name="description" select="$page?edition?title"/>
      <xsl:with-param name="main">
        <h1>{$page?edition?title}</h1>
        <section aria-labelledby="documents">
          <h2 id="documents">{f:string('home')}</h2>
          <xsl:call-template name="document-list"/>
        </section>
        <xsl:if test="exists($page?edition?registers)">
          <section aria-labelledby="registers">
            <h2 id="registers">{f:string('registers')}</h2>
            <ul class="registers">
              <xsl:for-each select="$page?edition?registers">
                <li><a href="{?href}">{?title}</a></li>
              </xsl:for-each>
            </ul>
          </section>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The documents in the order in which the build gives them. -->
  <xsl:template name="document-list">
    <xsl:choose>
      <xsl:when test="empty($page?documents)">
        <p>{f:string('no-documents')}</p>
      </xsl:when>
      <xsl:otherwise>
        <ul class="documents">
          <xsl:for-each select="$page?documents">
            <li>
              <h3><a href="{?href}">{?title}</a></h3>
              <xsl:if test="?date">
                <p class="date">
                  <xsl:choose>
                    <xsl:when test="?when[matches(., '^\d{4}(-\d\d(-\d\d)?)?$')]"><time datetime="{?when}">{?date}</time></xsl:when>
                    <xsl:otherwise>{?date}</xsl:otherwise>
                  </xsl:choose>
                </p>
              </xsl:if>
              <xsl:if test="?summary"><p class="summary">{?summary}</p></xsl:if>
            </li>
          </xsl:for-each>
        </ul>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
