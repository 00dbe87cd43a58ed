using System.CommandLine;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Engine;
using RiskAnalytics.Reporting.Renderers;
using RiskAnalytics.Verification.Cryptography;
using RiskAnalytics.Verification.Ownership;
using RiskAnalytics.Verification.Proofs;

namespace RiskAnalytics.Cli.Commands;

/// <summary><c>verify</c>: ownership of addresses, balances and supply on chain, proofs of liabilities.</summary>
internal sealed class VerifyCommand : Command
{
    private const string Native = "libsecp256k1";
    private const long LargestKey = 2L << 20;
    private const int WholeRoot = 64;
    private const int ShortRoot = 16;

    private readonly Terminal _terminal;
    private readonly CommonOptions _common = new();
    private readonly NodesOfVerify _nodes;
    private readonly Argument<string[]> _paths = CommonOptions.Paths("paths", "A book with the files that are its evidence; or proof files, address lists, or folders of them.");
    private readonly Option<string?> _root = new("--root")
    {
        Description = "The root hash that the publisher prints; a proof must lead to it.",
        HelpName = "hash",
    };

    private readonly Option<string?> _verifierData = new("--verifier-data")
    {
        Description = "A file with the key of the circuit in hex, for a zero-knowledge proof that does not hold it.",
        HelpName = "file",
    };

    private readonly Option<string?> _verifierDigest = new("--verifier-digest")
    {
        Description = "The digest of that key, or the SHA-256 of its bytes, from a second source: then the key is not taken on trust.",
        HelpName = "hash",
    };

    private readonly Option<string?> _sumUnit = new("--sum-unit")
    {
        Description = "What one unit of the sums of a zero-knowledge proof is worth, such as USD:0.01; then they are compared with what the book owes.",
        HelpName = "currency:amount",
    };

    private readonly Option<string> _recovery = CommonOptions.Choice("--recovery", "Recover keys from signatures with the managed code (default) or, where it is installed, with libsecp256k1.", "code", "managed", Native);

    private readonly Option<string> _format = CommonOptions.Format("table", "json");

    public VerifyCommand(Terminal terminal, TimeProvider time)
        : base("verify", "Check ownership of addresses, balances on chain, and proofs of what is owed; keep the results of a book in the book.")
    {
        _terminal = terminal;
        _nodes = new NodesOfVerify(time);
        Add(_paths);
        _nodes.AddTo(this);
        Add(_root);
        Add(_verifierData);
        Add(_verifierDigest);
        Add(_sumUnit);
        Add(_recovery);
        Add(_format);
        Add(_common.NoOverrides);
        _common.AddTo(this, judges: false);
        Add(new BuildTreeCommand(terminal));
        HelpWithExamples.Attach(
            this,
            "riskanalytics verify user_proof.json                   one file, nothing is kept",
            "riskanalytics verify my-book okx_por.csv tree.txt      a book with its evidence; writes my-book/verification.json",
            "riskanalytics verify my-book                           the same with the files in my-book/evidence",
            "riskanalytics verify proof.json --root 5c3a...         compare the root with the one that is published",
            "riskanalytics verify sum_proof_data.json users/        a zero-knowledge proof, and customers' files against its root",
            "riskanalytics verify my-book --rpc ethereum=http://127.0.0.1:8545 --rpc bitcoin=env:BITCOIN_NODE   ask nodes too");
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        _common.Apply(parsed, _terminal);
        var verifier = new Verifier(new VerifierOptions
        {
            Nodes = _nodes.Read(parsed),
            Root = RootOf(parsed),
            VerifierData = KeyOf(parsed),
            VerifierDigest = DigestOf(parsed),
            SumUnit = UnitOf(parsed),
            Recovery = RecoveryOf(parsed),
            ApplyOverrides = !parsed.GetValue(_common.NoOverrides),
            Progress = new ProgressLine(_terminal),
        });

        VerifierRun run;
        try
        {
            run = await verifier.RunAsync(parsed.GetRequiredValue(_paths), cancellation).ConfigureAwait(false);
        }
        catch (ArgumentException mistake)
        {
            throw new UsageException(mistake.Message);
        }

        if (parsed.GetValue(_format) == "json")
            _terminal.Results.Write(VerificationJson.Array(run.Reports.Select(report => report with { File = IngestText.Shown(report.File) })));
        else
            _terminal.Print(VerifyText.Table(run));
        return Tell(run, parsed);
    }

    /// <summary>The root as typed. A slip in it must not read like a proof that failed.</summary>
    private string? RootOf(ParseResult parsed)
    {
        var root = parsed.GetValue(_root)?.Trim();
        var digits = root?.StartsWith("0x", StringComparison.OrdinalIgnoreCase) == true ? root[2..] : root;
        return digits is null || (digits.Length is ShortRoot or WholeRoot && digits.All(char.IsAsciiHexDigit))
            ? digits
            : throw new UsageException($"--root '{SafeText.OneLine(root!)}' is no hash: expected {WholeRoot} hex digits, or {ShortRoot} for Bitget.");
    }

    private string? KeyOf(ParseResult parsed)
    {
        if (parsed.GetValue(_verifierData) is not { } path)
            return null;
        if (!File.Exists(path))
            throw new UsageException($"--verifier-data: there is no file {SafeText.OneLine(path)}.");
        if (new FileInfo(path).Length > LargestKey)
            throw new UsageException($"--verifier-data: {SafeText.OneLine(path)} is larger than {LargestKey >> 20} MB; a key in hex has a few KB.");
        return File.ReadAllText(path).Trim();
    }

    private string? DigestOf(ParseResult parsed) => parsed.GetValue(_verifierDigest) is not { } typed || ProofOptions.IsVerifierDigest(typed)
        ? parsed.GetValue(_verifierDigest)
        : throw new UsageException($"--verifier-digest '{SafeText.OneLine(typed)}' is no digest: expected 64 hex digits, or four whole numbers with commas.");

    private SumUnit? UnitOf(ParseResult parsed) => parsed.GetValue(_sumUnit) is not { } typed ? null
        : SumUnit.TryParse(typed, out var unit) ? unit
        : throw new UsageException($"--sum-unit '{SafeText.OneLine(typed)}' is no unit: expected a currency and an amount above 0, such as USD:0.01.");

    private KeyRecovery? RecoveryOf(ParseResult parsed) => parsed.GetValue(_recovery) != Native ? null
        : LibSecp256k1.IsPresent ? LibSecp256k1.Recover
        : throw new UsageException("--recovery libsecp256k1: the library is not installed on this machine.");

    /// <summary>Says what was left undone, and the exit code: a failed check before everything else.</summary>
    private int Tell(VerifierRun run, ParseResult parsed)
    {
        foreach (var failure in run.Failures)
            _terminal.Error($"{SafeText.OneLine(IngestText.Shown(failure.Location))}: {failure.Message}");
        foreach (var issue in run.Issues)
            _terminal.Note($"{Format.Word(issue.Severity)}: {IngestText.Place(issue)}{issue.Message} ({issue.Code})");

        var named = parsed.GetRequiredValue(_paths).Where(File.Exists).Select(Path.GetFullPath).ToHashSet();
        var refused = run.NotRecognised.Where(path => named.Contains(Path.GetFullPath(path))).ToList();
        foreach (var path in refused)
            _terminal.Error($"{SafeText.OneLine(IngestText.Shown(path))} holds no address list and no proof of a known form.");
        foreach (var path in run.NotRecognised.Except(refused))
            _terminal.Note($"{SafeText.OneLine(IngestText.Shown(path))} holds no address list and no proof of a known form; it was passed over.");
        if (run.Reports.IsEmpty)
            _terminal.Error("Nothing was verified.");
        foreach (var path in run.Written)
            _terminal.Note($"The results are kept in {SafeText.OneLine(IngestText.Shown(path))}.");
        return run.HasFailed ? ExitCodes.CheckFailed
            : refused.Count > 0 || run.Failures.Length > 0 || run.Reports.IsEmpty ? ExitCodes.BadInput
            : ExitCodes.Done;
    }

    /// <summary>Reports at once and in order.</summary>
    private sealed class ProgressLine(Terminal terminal) : IProgress<EngineProgress>
    {
        public void Report(EngineProgress value) => terminal.Progress(value.Done + 1, value.Total, value.What);
    }
}
