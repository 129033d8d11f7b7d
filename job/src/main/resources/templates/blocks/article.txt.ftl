<#-- intent: promotional -->
<#import "layout.txt.ftl" as l>
<@l.section say(with.title)>
<@l.para>${say(with.text)}</@l.para>
<#if url(with.url!"") != "">
${t("pair", say(with.link), "<" + url(with.url) + ">")}
</#if>
</@l.section>
