<#-- intent: transactional -->
<#-- The sales alert of SPEC section 5 for people who read plain text. -->
<#import "blocks/layout.txt.ftl" as l>
<#import "blocks/header.txt.ftl" as h>
<#import "blocks/footer.txt.ftl" as f>
<#macro linked url><#nested><#if url != ""> <${url}></#if></#macro>
<@h.header kind=t("alert.kind") at=alert.at/>

<@l.para>${t(alert.attention?then("alert.hello.attention", "alert.hello"), alert.group.brief)}</@l.para>
<#if alert.late>
<@l.para>${t("alert.late", alert.at)}</@l.para>
</#if>
<@l.section t("why.heading")>
<#list alert.why as why>
<@l.item><#if why.detail != "">${t("pair", why.claim, why.detail)}<#else>${why.claim}</#if><#if why.line != ""> (${why.line})</#if><#if why.code != ""> [${why.code}]</#if></@l.item>
<#else>
<@l.item>${t("why.step", alert.journey)}</@l.item>
</#list>

<#if alert.before != "">
<@l.para>${alert.before}</@l.para>
</#if>
<#if !alert.late>
<@l.para><#if alert.others == "">${t("why.nobody")}<#elseif alert.forOne>${t("why.others", alert.others)}<#else>${t("why.everyone", alert.others)}</#if></@l.para>
</#if>
</@l.section>
<@l.section t("group.heading")>
<@l.row t("group.name")><@linked alert.group.url>${alert.group.name}</@linked></@l.row>
<@l.row t("group.account")><@linked alert.group.accountUrl>${alert.group.account}</@linked></@l.row>
<@l.row t("group.engagement")>${alert.group.score}<#if alert.changed> (${t("group.change", alert.change)})</#if></@l.row>
<#if alert.trend.days?has_content>
<@l.row t("trend.text")>${alert.trend.numbers} ${alert.trend.signs}</@l.row>
</#if>
<@l.row t("group.completeness")>${alert.group.completenessText}</@l.row>
<@l.row t("group.interest")>${alert.group.interest}</@l.row>
<@l.row t("group.status")><#if alert.group.status != "">${alert.group.status}<#else>${t("group.status.none")}</#if></@l.row>
<#if alert.group.stage != "">
<@l.row t("group.stage")>${alert.group.stage}</@l.row>
</#if>
</@l.section>
<@l.section t("highlights.heading")>
<@l.row t("highlights.top")><#list alert.top as top>${top.name}<#if top.role != ""> (${top.role})</#if><#sep>, <#else>${t("highlights.top.none")}</#list></@l.row>
<@l.row t("highlights.topics")><#list alert.topics as topic>${topic?cap_first}<#sep>, <#else>${t("highlights.topics.none")}</#list></@l.row>
<@l.row t("highlights.missing")><#list alert.missing as role>${role}<#sep>, <#else>${t("highlights.missing.none")}</#list></@l.row>
</@l.section>
<#assign origin><#if alert.summaryByModel>${t("summary.model")}<#else>${t("summary.rules")}</#if></#assign>
<@l.section t("summary.heading") + " " + origin>
<@l.para><#if alert.summary != "">${alert.summary}<#else>${t("summary.none")}</#if></@l.para>
<#if alert.summaryByModel>

<@l.para>${t("summary.caution")}</@l.para>
</#if>
</@l.section>
<@l.section t("moments.heading")>
<#if alert.moments.total == 0>
<@l.para>${t("moments.none")}</@l.para>
<#else>
<@l.para>${t("moments.total", alert.moments.total)}</@l.para>
<#list alert.moments.latest as moment>
<@l.item>${moment.date} · <#if moment.who != "">${moment.who}<#else>${t("moments.group")}</#if> · ${t("pair", moment.kind, moment.text)}</@l.item>
</#list>
<#if alert.moments.url != "">
<@l.para>${t("moments.all")} <${alert.moments.url}></@l.para>
</#if>
</#if>
</@l.section>
<@l.section t("members.heading")>
<#list alert.members as member>
<@l.para rest="  "><@linked member.url>${member.name}</@linked></@l.para>
<@l.row t("member.title") "  "><#if member.title != "">${member.title}<#else>${t("member.title.none")}</#if></@l.row>
<@l.row t("member.role") "  "><#if member.role != "">${member.role}<#else>${t("member.role.none")}</#if></@l.row>
<@l.row t("member.score") "  ">${member.score}</@l.row>
<@l.row t("member.moment") "  "><#list member.lastMoment as moment>${t("member.moment.text", moment.kind, moment.text, moment.dateTime)}<#else>${t("member.moment.none")}</#list></@l.row>
<#list member.activities as activity>
<@l.row activity?is_first?then(t("member.activities"), "") "  "><#if activity.about != "">${t("pair", activity.what, activity.about)}<#else>${activity.what}</#if>, ${activity.when}<#if activity.url != ""> <${activity.url}></#if></@l.row>
<#else>
<@l.row t("member.activities") "  ">${t("member.activities.none")}</@l.row>
</#list>
<#list member.groups as group>
<@l.row group?is_first?then(t("member.groups"), "") "  "><@linked group.url>${group.name}</@linked></@l.row>
</#list>
<@l.row t("member.email") "  "><#if member.email != "">${member.email}<#else>${t("member.email.none")}</#if></@l.row>
<@l.row t("member.phone") "  "><#if member.phone != "">${member.phone}<#else>${t("member.phone.none")}</#if></@l.row>
<#sep>

</#sep>
<#else>
<@l.para>${t("members.none")}</@l.para>
</#list>
</@l.section>
<@f.footer>
<#include "blocks/alert-notice.txt.ftl">
</@f.footer>
