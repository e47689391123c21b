/** Shells for which `evid completion` has a script. */
export const shells = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof shells)[number];

/**
 * What a shell reads to complete evid's words. Each script hands the words typed so far to `evid complete`, which answers with one
 * candidate a line: the word, a tab, what it is. Without a candidate the shell offers files.
 */
export const completionScript = (shell: Shell): string => scripts[shell];

const scripts: Readonly<Record<Shell, string>> = {
  bash: `# evid for bash; in ~/.bashrc: source <(evid completion bash)
_evid() {
  local found line=\${COMP_LINE:0:COMP_POINT}
  COMPREPLY=()
  while IFS= read -r found; do
    COMPREPLY+=("\${found%%$'\\t'*}")
  done < <(evid complete --line="\${line:-\${COMP_WORDS[*]:0:COMP_CWORD+1}}" --part="\${COMP_WORDS[COMP_CWORD]}" 2>/dev/null)
}
complete -o default -F _evid evid
`,
  zsh: `#compdef evid
# evid for zsh; in ~/.zshrc, after compinit: source <(evid completion zsh)
_evid() {
  local line
  local -a found shown
  for line in "\${(@f)$(evid complete -- "\${(@Q)words[2,CURRENT-1]}" "\${(Q)\${PREFIX-$words[CURRENT]}}" 2>/dev/null)}"; do
    [[ -n "$line" ]] || continue
    found+=("\${line%%$'\\t'*}")
    shown+=("\${line/$'\\t'/  }")
  done
  if (( \${#found} )); then
    compadd -l -d shown -a found
  else
    _files
  fi
}
compdef _evid evid
`,
  fish: `# evid for fish: evid completion fish > ~/.config/fish/completions/evid.fish
function __evid_complete
  set -l words (commandline -opc)
  set -l current (commandline -ct)
  set -l plain (string unescape -- $current 2>/dev/null)
  test -n "$plain"; and set current $plain
  set -l found (evid complete -- $words[2..-1] "$current" 2>/dev/null)
  if test (count $found) -gt 0
    printf '%s\\n' $found
  else
    __fish_complete_path "$current"
  end
end
complete -c evid -f -a '(__evid_complete)'
`,
};
