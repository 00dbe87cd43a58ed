using System.CommandLine;

namespace RiskAnalytics.Cli.Commands;

/// <summary><c>completion</c>: the script that lets a shell complete commands and options. It asks the program itself, so it never grows old.</summary>
internal sealed class CompletionCommand : Command
{
    private const string Bash = """
        # Completion of riskanalytics for bash: source <(riskanalytics completion bash)
        _riskanalytics() {
            local current="${COMP_WORDS[COMP_CWORD]}" IFS=$'\n'
            COMPREPLY=($(compgen -W "$(riskanalytics completion suggest "$COMP_POINT" "$COMP_LINE" 2>/dev/null)" -- "$current"))
        }
        complete -o default -F _riskanalytics riskanalytics
        """;

    private const string Zsh = """
        #compdef riskanalytics
        # Completion of riskanalytics for zsh: source <(riskanalytics completion zsh)
        _riskanalytics() {
            local -a found
            found=("${(@f)$(riskanalytics completion suggest "$CURSOR" "$BUFFER" 2>/dev/null)}")
            compadd -- ${found:#} || _files
        }
        compdef _riskanalytics riskanalytics
        """;

    private const string PowerShell = """
        # Completion of riskanalytics for PowerShell: riskanalytics completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName riskanalytics -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            riskanalytics completion suggest $cursorPosition "$commandAst" 2>$null |
                Where-Object { $_ -like "$wordToComplete*" } |
                ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }
        """;

    private readonly Argument<string> _shell = new("shell") { Description = "bash, zsh or pwsh." };
    private readonly Argument<int> _position = new("position") { Description = "Where the cursor stands in the line." };
    private readonly Argument<string> _line = new("line") { Description = "The line so far." };

    public CompletionCommand(Terminal terminal)
        : base("completion", "Print the script by which a shell completes commands and options.")
    {
        _shell.AcceptOnlyFromAmong("bash", "zsh", "pwsh");
        Add(_shell);
        var suggest = new Command("suggest", "What can stand at a place of a line; the scripts ask for it.") { Hidden = true };
        suggest.Add(_position);
        suggest.Add(_line);
        suggest.SetAction(parsed => Suggest(parsed, terminal));
        Add(suggest);
        HelpWithExamples.Attach(
            this,
            "source <(riskanalytics completion bash)                                 in bash, or in ~/.bashrc",
            "source <(riskanalytics completion zsh)                                  in zsh, or in ~/.zshrc",
            "riskanalytics completion pwsh | Out-String | Invoke-Expression          in PowerShell");
        SetAction(parsed => terminal.Results.Write(Script(parsed.GetRequiredValue(_shell)).ReplaceLineEndings("\n") + "\n"));
    }

    private static string Script(string shell) => shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        _ => PowerShell,
    };

    private void Suggest(ParseResult parsed, Terminal terminal)
    {
        var line = parsed.GetRequiredValue(_line);
        var position = Math.Clamp(parsed.GetRequiredValue(_position), 0, line.Length);
        var root = parsed.RootCommandResult.Command;
        var labels = root.Parse(line).GetCompletions(position).Select(item => item.Label);
        // Other spellings of --help are no help to anybody who completes.
        foreach (var label in labels.Where(label => label is not ("-?" or "-h" or "/?" or "/h")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            terminal.Results.WriteLine(label);
        }
    }
}
