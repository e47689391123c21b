/** Shells for which `evid completion` has a script. */
export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/**
 * What a shell reads to complete evid's words. Each script hands the words typed so far to `evid complete`, which answers with one
 * candidate a line: the word, a tab, what it is. Without a candidate the shell offers files.
 */
export const completionScript = (shell: Shell): string => scripts[shell];

const scripts: Readonly<Record<Shell, string>> = {
  bash: `# evid for bash; in ~/.bashrc: source <(evid completion bash)
_evid() {
  local IFS=$'\\n' words=("\${COMP_WORDS[@]:1:COMP_CWORD}")
  COMPREPLY=($(evid complete -- "\${words[@]}" 2>/dev/null | cut -f 1))
  if [ \${#COMPREPLY[@]} -eq 0 ]; then
    compopt -o default
  elif [[ \${#COMPREPLY[@]} -eq 1 && \${COMPREPLY[0]} == */ ]]; then
    compopt -o nospace
  fi
}
complete -F _evid evid
`,
  zsh: `#compdef evid
# evid for zsh; in ~/.zshrc, after compinit: source <(evid completion zsh)
_evid() {
  local line
  local -a found shown
  for line in "\${(@f)$(evid complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
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
  set -l words (commandline -opc) (commandline -ct)
  evid complete -- $words[2..-1] 2>/dev/null
end
function __evid_has_candidates
  test (count (__evid_complete)) -gt 0
end
complete -c evid -n __evid_has_candidates -f -a '(__evid_complete)'
`,
};
