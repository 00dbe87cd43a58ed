using System.Globalization;
using RiskAnalytics.Cli;

namespace RiskAnalytics.Engine.Tests.Cli;

/// <summary>What one run of the command line left: exit code, standard output, standard error.</summary>
internal sealed record CommandLine(int ExitCode, string Output, string Error)
{
    /// <summary>Runs <c>riskanalytics</c> in this process.</summary>
    public static CommandLine Run(params string[] arguments) => Run(CancellationToken.None, arguments);

    /// <summary>Runs <c>riskanalytics</c> in this process, to be cancelled from outside.</summary>
    public static CommandLine Run(CancellationToken cancellation, params string[] arguments) => Run(null, cancellation, arguments);

    /// <summary>Runs <c>riskanalytics</c> in this process, with a clock of the test's own.</summary>
    public static CommandLine Run(TimeProvider? time, CancellationToken cancellation, params string[] arguments)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var error = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var code = Program.RunAsync(arguments, new Terminal(output, error, isInteractive: false), time, cancellation).GetAwaiter().GetResult();
        return new CommandLine(code, output.ToString(), error.ToString());
    }
}
