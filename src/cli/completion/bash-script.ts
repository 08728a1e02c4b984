/**
 * The completion script of bash 4.4 or newer. bash parts words at `=` and `:`, which no program does: they
 * are joined again, and what stands before the last of those is not bash's to replace.
 */
export const bashScript = `# bash completion for pupfile: \`pupfile completion bash\`

_pupfile() {
  local rest=\${COMP_LINE:0:COMP_POINT} gap word line cut='' breaks='' count=0 i
  local -a words=()
  for ((i = 0; i <= COMP_CWORD; i++)); do
    gap=\${rest%%[!$' \\t\\n']*}
    rest=\${rest#"$gap"}
    word=\${COMP_WORDS[i]}
    ((i < COMP_CWORD)) || word=$rest
    rest=\${rest#"$word"}
    if ((count > 0)) && [[ -z $gap ]]; then
      words[count - 1]+=$word
    else
      words[count++]=$word
    fi
  done
  word=\${words[count - 1]}
  [[ $COMP_WORDBREAKS == *=* ]] && breaks+==
  [[ $COMP_WORDBREAKS == *:* ]] && breaks+=:
  [[ -n $breaks ]] && cut=\${word%"\${word##*[$breaks]}"}

  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      $'\\tfiles\\t'*) compopt -o default ;;
      $'\\tdirectories\\t'*) compopt -o dirnames ;;
      ?*)
        line=\${line%%$'\\t'*}
        COMPREPLY+=("\${line#"$cut"}")
        ;;
    esac
  done <<< "$(command pupfile __complete bash "\${words[@]:1}" 2> /dev/null)"
}

complete -F _pupfile pupfile
`;
