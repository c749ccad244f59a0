# What bash offers after "sciatimer" and Tab. tests/packaging/test_completion.py compares it with the parser.
_sciatimer() {
    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} path="" word
    local common="--help --data-dir --temp" words="" files=""
    case $before in
        --data-dir | --pictures) mapfile -t COMPREPLY < <(compgen -d -- "$current"); return ;;
        --position | --start) words="standing seated lying" ;;
        --format) words="csv json pdf" ;;
        --separator) words="comma semicolon tab" ;;
        --pain) words="0 1 2 3 4 5 6 7 8 9 10" ;;
        --speed) return ;;
    esac
    if [ -n "$words" ]; then
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
        return
    fi
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case "$path $word" in
            " catalogue" | " plan" | " judge" | " history" | " doctor" | " self-test") path=" $word" ;;
            " catalogue check" | " catalogue list") path+=" $word" ;;
            " history export" | " history import" | " history backup" | " history restore" | " history check") path+=" $word" ;;
        esac
    done
    case $path in
        "") words="catalogue plan judge history doctor self-test --version --speed --demo --tray --start" ;;
        " catalogue") words="check list" ;;
        " catalogue check") files=1 ;;
        " catalogue list") words="--position --pain --nerve --office --all --json" ;;
        " plan") words="--cues --json" ;;
        " history") words="export import backup restore check" ;;
        " history export") words="--format --separator" files=1 ;;
        " history import" | " history backup" | " history restore") files=1 ;;
        " doctor") words="--json" ;;
        " self-test") words="--pictures" ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$words $common" -- "$current"; [ -z "$files" ] || compgen -f -- "$current")
}
complete -o filenames -F _sciatimer sciatimer
