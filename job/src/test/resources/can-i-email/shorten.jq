# What "Can I email" says about Gmail, Outlook and Apple Mail: for each feature, in which of them its
# newest test found no support (n), partial or faulty support (a), or nothing (u).
#   npm pack caniemail && tar xzf caniemail-*.tgz
#   jq -r -f shorten.jq package/data/caniemail.json > support.json
def clients: [.stats | to_entries[] | select(.key | IN("gmail", "outlook", "apple-mail")) | .key as $family
  | .value | to_entries[] | select(.key != "windows-mail")
  | {client: "\($family).\(.key)", support: (.value | to_entries | last | .value[0:1])}];
"{\"updated\": \(.last_update_date | tojson), \"features\": {\n"
  + ([.data[] | "\(.slug | tojson): \(clients | map(select(.support != "y")) | group_by(.support)
      | map({key: .[0].support, value: map(.client)}) | from_entries | tojson)"] | join(",\n"))
  + "\n}}"
