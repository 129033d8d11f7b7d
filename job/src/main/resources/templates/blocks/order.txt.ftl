<#-- intent: transactional -->
<#import "layout.txt.ftl" as l>

<@l.para>${t("order.heading")}</@l.para>

<@l.para><#if (person.firstName)??>${t("message.hello", person.firstName)}<#else>${t("message.hello.nobody")}</#if> ${t("order.thanks", data.orderNumber)}</@l.para>

<#list data.lines![] as line>
<@l.item>${line.name}<#if line.quantity??> × ${line.quantity}</#if>: ${money(line.price, data.currency)}</@l.item>
</#list>
<@l.row t("order.total")>${money(data.amount, data.currency)}</@l.row>
<@l.row t("order.number")>${data.orderNumber}</@l.row>
<#if data.deliveryAddress??><@l.row t("order.address")>${data.deliveryAddress}</@l.row></#if>
<#if data.deliveryOn??><@l.row t("order.delivery")>${date(data.deliveryOn)}</@l.row></#if>

<@l.para>${t("order.change")}</@l.para>
<#if url(data.orderUrl!"") != "">
${t("pair", t("order.follow"), "<" + url(data.orderUrl) + ">")}
</#if>
