using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Engine;
using RiskAnalytics.Ingestion;
using RiskAnalytics.Verification.Merkle;

namespace RiskAnalytics.Cli.Commands;

/// <summary><c>verify build-tree</c>: a liability tree with proofs for customers, from a file of balances.</summary>
internal sealed class BuildTreeCommand : Command
{
    private readonly Terminal _terminal;
    private readonly CommonOptions _common = new();
    private readonly Argument<string> _balances = new("balances") { Description = "A CSV file with the columns account, asset and balance, net of what each account owes." };
    private readonly Option<string> _out = new("--out") { Description = "Folder for the trees and proofs; must be new or empty.", HelpName = "folder", Required = true };
    private readonly Option<long> _height = new("--height") { Description = "Bitcoin block height, or another number that no earlier tree had; it dates every leaf.", HelpName = "number", Required = true };
    private readonly Option<string[]> _decimals = new("--decimals")
    {
        Description = $"Decimals of an asset that has not {TreeOptions.UsualDecimals}, such as SHIB=2. May be given several times.",
        HelpName = "asset=number",
    };

    public BuildTreeCommand(Terminal terminal)
        : base("build-tree", "Build a Merkle sum tree of what customers are owed, with a proof for each of them that verify accepts.")
    {
        _terminal = terminal;
        Add(_balances);
        Add(_out);
        Add(_height);
        Add(_decimals);
        _common.AddTo(this, judges: false);
        HelpWithExamples.Attach(
            this,
            "riskanalytics verify build-tree balances.csv --height 900000 --out tree    liabilities-BTC.csv and the like, summary.json, users/",
            "riskanalytics verify tree/liabilities-BTC.csv                              what the public can check",
            "riskanalytics verify tree/users/ab/ab12....json                            what a customer can check");
        SetAction(RunAsync);
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        _common.Apply(parsed, _terminal);
        var height = parsed.GetValue(_height);
        if (height < 0)
            throw new UsageException("--height must not be negative.");
        var options = new TreeOptions
        {
            // Nonces and the order of the leaves follow from it. It is kept nowhere: each customer's file has that customer's part.
            Secret = RandomNumberGenerator.GetBytes(TreeOptions.LeastSecretBytes),
            Height = (ulong)height,
            Decimals = Decimals(parsed.GetValue(_decimals) ?? []),
            Cancellation = cancellation,
        };
        return Task.Run(() => Build(parsed.GetRequiredValue(_balances), parsed.GetRequiredValue(_out), options), cancellation);
    }

    private int Build(string balances, string folder, TreeOptions options)
    {
        try
        {
            var trees = LiabilityTreeFolder.Write(balances, folder, options, new ProgressLine(_terminal));
            var table = new TextTable("ASSET", "TOTAL", "ACCOUNTS", "LEAVES", "ROOT");
            foreach (var tree in trees.Trees)
                table.Add(tree.Asset, Format.Exact(tree.Total), Format.Number(tree.Accounts), Format.Number(tree.Leaves), tree.Root);
            _terminal.Print(table.ToString());
            _terminal.Note($"Publish the trees and {LiabilityTreeFolder.SummaryName}; give each customer the one file of {LiabilityTreeFolder.UsersFolder}/ that is theirs, and nobody another's.");
            return ExitCodes.Done;
        }
        catch (Exception refused) when (refused is IngestionException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException(refused.Message);
        }
    }

    private static ImmutableDictionary<string, int> Decimals(string[] words)
    {
        var decimals = ImmutableDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            if (word.Split('=') is not [{ Length: > 0 } asset, var digits] || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > TreeOptions.LargestDecimals)
                throw new UsageException($"--decimals '{SafeText.OneLine(word)}' is not an asset, '=', and a number from 0 to {TreeOptions.LargestDecimals}.");
            decimals[asset.ToUpperInvariant()] = count;
        }

        return decimals.ToImmutable();
    }

    private sealed class ProgressLine(Terminal terminal) : IProgress<EngineProgress>
    {
        public void Report(EngineProgress value) => terminal.Progress(value.Done, value.Total, value.What);
    }
}
