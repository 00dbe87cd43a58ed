using System.CommandLine;

namespace RiskAnalytics.Cli.Commands;

/// <summary><c>score</c>: the assessment of every book found, on standard output.</summary>
internal sealed class ScoreCommand : Command
{
    private readonly Argument<string[]> _books = new("books")
    {
        Description = "Books, or folders of books at any depth.",
        Arity = ArgumentArity.OneOrMore,
    };

    public ScoreCommand(Terminal terminal)
        : base("score", "Prints the assessment of every book found.")
    {
        Add(_books);
        new CommonOptions().AddTo(this);
        HelpWithExamples.Attach(this, "riskanalytics score data/books");
        SetAction((parsed, cancel) => { terminal.Results.WriteLine("hello"); return Task.FromResult(0); });
    }
}
