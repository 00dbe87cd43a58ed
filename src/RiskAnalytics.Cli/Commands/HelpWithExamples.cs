using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace RiskAnalytics.Cli.Commands;

/// <summary>The ordinary help followed by examples that can be copied, and by further lists.</summary>
internal sealed class HelpWithExamples(HelpAction help, IReadOnlyList<string> examples, string lists) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var code = help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in examples)
        {
            output.WriteLine("  " + example);
        }

        output.WriteLine();
        output.Write(lists);
        return code;
    }

    /// <summary>Puts examples under the help of a command.</summary>
    public static void Attach(Command command, params string[] examples) => AttachWith(command, "", examples);

    /// <summary>Puts examples under the help of a command, and text under these.</summary>
    public static void AttachWith(Command command, string lists, params string[] examples)
    {
        var option = new HelpOption();
        option.Action = new HelpWithExamples((HelpAction)option.Action!, examples, lists);
        command.Add(option);
    }
}
