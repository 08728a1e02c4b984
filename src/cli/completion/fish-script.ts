/** The completion script of fish 3.4 or newer. */
export const fishScript = `# fish completion for pupfile: \`pupfile completion fish\`

function __pupfile_complete
    set -l words (commandline -opc)
    set -l word "$(commandline -ct)"
    set -e words[1]
    for line in (command pupfile __complete fish $words "$word" 2> /dev/null)
        set -l parts (string split -- \\t $line)
        if test -n "$parts[1]"
            printf '%s\\n' $line
            continue
        end
        set -l path (string sub -s (math (string length -- "$parts[3]") + 1) -- "$word")
        set -l paths (__fish_complete_path "$path")
        test "$parts[2]" = directories; and set paths (__fish_complete_directories "$path")
        for found in $paths
            printf '%s\\n' "$parts[3]$found"
        end
    end
end

complete -c pupfile -f -k -a '(__pupfile_complete)'
`;
