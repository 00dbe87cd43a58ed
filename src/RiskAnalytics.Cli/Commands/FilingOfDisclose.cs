using System.CommandLine;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Engine;
using RiskAnalytics.Reporting.Filings;

namespace RiskAnalytics.Cli.Commands;

/// <summary>The part of <c>disclose</c> that writes and checks supervisory packages.</summary>
internal sealed class FilingOfDisclose(Terminal terminal)
{
    private readonly Option<string[]> _check = new("--check")
    {
        Description = "Check an xBRL-CSV package instead of writing anything: exit code 0 for a sound one, 1 with each fault named, 2 for what is no zip.",
        HelpName = "zip",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string?> _timestamp = new("--timestamp")
    {
        Description = "Time in the name of an xBRL-CSV package, 17 digits. Default: the start of the as-of date, since no clock enters a result.",
        HelpName = "yyyyMMddHHmmssfff",
    };

    /// <summary>Adds the options.</summary>
    public void AddTo(Command command)
    {
        command.Add(_check);
        command.Add(_timestamp);
    }

    /// <summary>The packages to check; none when something is to be written.</summary>
    public string[] ToCheck(ParseResult parsed) => parsed.GetValue(_check) ?? [];

    /// <summary>Checks packages, and returns the worst exit code.</summary>
    public int Check(IEnumerable<string> packages, CancellationToken cancellation)
    {
        var worst = ExitCodes.Done;
        foreach (var package in packages)
        {
            try
            {
                var result = FilingFiles.Check(package, cancellation);
                terminal.Print($"{SafeText.OneLine(package)}: {(result.IsSound ? "sound" : Counted(result.Faults.Length, "fault"))}\n"
                    + string.Concat(result.Faults.Select(fault => $"  {SafeText.OneLine(fault.ToString())}\n"))
                    + string.Concat(result.Notes.Select(note => $"  note: {SafeText.OneLine(note)}\n")));
                worst = Math.Max(worst, result.IsSound ? ExitCodes.Done : ExitCodes.CheckFailed);
            }
            catch (PackageUnreadableException unreadable)
            {
                terminal.Error(unreadable.Message);
                worst = ExitCodes.BadInput;
            }
        }

        return worst;
    }

    /// <summary>Writes the package of a book.</summary>
    /// <exception cref="UsageException">The book gets none, or the timestamp is none.</exception>
    public void Write(ParseResult parsed, HealthAssessment assessment, string folder)
    {
        var report = FilingFiles.Build(assessment);
        if (report.RefusedBecause is { } reason)
            throw new UsageException($"No supervisory package for {SafeText.OneLine(assessment.Entity.Id)}: {SafeText.OneLine(reason)}");
        try
        {
            foreach (var file in FilingFiles.Write(report, assessment.Entity.Id, folder, parsed.GetValue(_timestamp)))
                terminal.Print(SafeText.OneLine(file) + "\n");
        }
        catch (ArgumentException refused)
        {
            throw new UsageException(SafeText.OneLine(refused.Message.Replace($" (Parameter '{refused.ParamName}')", "", StringComparison.Ordinal)));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw OutputFolder.CannotBeWritten(folder, failure.Message);
        }

        terminal.Print($"  Supervisory tables: {Counted(report.Values.Length, "value")} in {string.Join(", ", report.Indicators.Where(one => one.IsReported).Select(one => one.Template))}"
            + (report.Missing.IsEmpty ? ". Nothing missing.\n" : $"; {Format.Number(report.Missing.Length)} missing:\n" + string.Concat(report.Missing.Select(missing => $"    {SafeText.OneLine(missing)}\n")))
            + string.Concat(report.Notes.Select(note => $"  note: {SafeText.OneLine(note)}\n")));
    }

    private static string Counted(int count, string what) => $"{Format.Number(count)} {what}{(count == 1 ? "" : "s")}";
}
