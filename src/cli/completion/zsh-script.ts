/** The completion script of zsh: a file `_pupfile` in a directory of `fpath`, or text to `source`. */
export const zshScript = `#compdef pupfile
# zsh completion for pupfile: \`pupfile completion zsh\`

_pupfile() {
  local line kind prefix
  local -a answer described
  local ret=1
  answer=("\${(@f)$(command pupfile __complete zsh "\${(@Q)words[2,CURRENT - 1]}" "\${(Q)PREFIX}" 2> /dev/null)}")
  for line in "\${answer[@]}"; do
    case $line in
      ($'\\t'*)
        kind=\${\${line#$'\\t'}%%$'\\t'*}
        prefix=\${line##*$'\\t'}
        ;;
      (*$'\\t'*) described+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}") ;;
      (?*) described+=("\${line//:/\\\\:}") ;;
    esac
  done
  ((\${#described})) && _describe -V pupfile described && ret=0
  [[ -n $prefix ]] && compset -P "\${(b)prefix}"
  case $kind in
    (files) _files && ret=0 ;;
    (directories) _files -/ && ret=0 ;;
  esac
  return ret
}

if [[ \${funcstack[1]} == _pupfile ]]; then
  _pupfile "$@"
else
  compdef _pupfile pupfile
fi
`;
