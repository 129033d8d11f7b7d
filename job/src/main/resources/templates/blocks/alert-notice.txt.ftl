<#-- intent: transactional -->
<#import "layout.txt.ftl" as l>
<@l.para>${t("footer.system")} ${t("footer.confidential")} <#if brand.contact != "">${t("footer.tell", brand.contact)}<#else>${t("footer.tell", t("footer.tell.default"))}</#if></@l.para>

<@l.para>${t("footer.zone", alert.zone)}</@l.para>
<@l.para>${t("footer.reference", alert.reference.journey, alert.reference.version, alert.reference.entry, alert.reference.alert)}</@l.para>
