<#-- intent: neutral -->
<#import "blocks/header.txt.ftl" as h>
<#import "blocks/footer.txt.ftl" as f>
<@h.header kind=t("message.kind." + message.class) at=message.at/>
${content}
<@f.footer>
<#include "blocks/message-notice.txt.ftl">
</@f.footer>
