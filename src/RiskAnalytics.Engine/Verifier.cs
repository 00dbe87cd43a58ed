using System.Collections.Immutable;
using System.Text;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Ingestion;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Policies;
using RiskAnalytics.Ingestion.Reference;
using RiskAnalytics.Ingestion.Sources.Okx;
using RiskAnalytics.Reporting.Renderers;
using RiskAnalytics.Scoring.Valuation;
using RiskAnalytics.Verification.Ownership;
using RiskAnalytics.Verification.Proofs;
using RiskAnalytics.Verification.Wrapped;

namespace RiskAnalytics.Engine;

/// <summary>
/// Checks what a book claims, and what a firm publishes besides, against keys, chains and proofs. Results on a book are kept in
/// its <c>verification.json</c>, where assessments find them.
/// </summary>
public sealed class Verifier(VerifierOptions? options = null)
{
    /// <summary>The folder of a book in which its evidence lies.</summary>
    public const string EvidenceFolder = "evidence";

    private const string ResultName = "verification.json";

    private readonly VerifierOptions _options = options ?? new VerifierOptions();

    /// <summary>Verifies books with their evidence, or files on their own.</summary>
    /// <param name="paths">Books, proof files, address lists, or folders of them. With one book, the files are its evidence.</param>
    /// <param name="cancellationToken">Stops between files and inside long ones; no file is left half-written.</param>
    /// <exception cref="ArgumentException">Files stand beside several books, so that nobody knows whose evidence they are.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public Task<VerifierRun> RunAsync(IEnumerable<string> paths, CancellationToken cancellationToken = default)
    {
        string[] named = [.. paths];
        return Task.Run(() => RunAsync(named, cancellationToken), cancellationToken);
    }

    private async Task<VerifierRun> RunAsync(string[] paths, CancellationToken cancellation)
    {
        var books = new List<string>();
        var loose = new List<string>();
        var run = new Draft();
        foreach (var path in paths)
            run.Try(path, () => Sort(path, books, loose));
        if (books.Count > 1 && loose.Count > 0)
            throw new ArgumentException("Name one book with the files that are its evidence, or put them into its folder 'evidence'.", nameof(paths));

        foreach (var folder in books)
            await VerifyBookAsync(folder, loose, run, cancellation).ConfigureAwait(false);
        if (books.Count == 0)
        {
            var lists = VerifyFiles(loose, null, run, cancellation);
            await VerifyOnChainAsync(null, 0, lists, run, cancellation).ConfigureAwait(false);
        }

        return run.Finish();
    }

    /// <summary>A folder without any book is one of evidence.</summary>
    private static void Sort(string path, List<string> books, List<string> loose)
    {
        if (!Path.Exists(path))
            throw new FileNotFoundException("There is no such file or folder.");
        var found = File.Exists(path) ? [] : BookFinder.Find(path).ToList();
        if (found.Count == 0)
            loose.Add(path);
        books.AddRange(found);
    }

    private async Task VerifyBookAsync(string folder, List<string> loose, Draft run, CancellationToken cancellation)
    {
        if (run.Try(folder, () => BookReader.Read(folder, _options.ApplyOverrides)) is not { } book)
            return;
        var own = Path.Combine(folder, EvidenceFolder);
        var before = run.Reports.Count;
        var lists = VerifyFiles(Directory.Exists(own) ? [own, .. loose] : loose, book, run, cancellation);
        await VerifyOnChainAsync(book, before, lists, run, cancellation).ConfigureAwait(false);
        var reports = run.Reports.Skip(before).Select(report => OfBook(report, book)).ToList();
        run.Reports.RemoveRange(before, run.Reports.Count - before);
        run.Reports.AddRange(reports);
        if (reports.Count == 0)
        {
            run.Issues.Add(new DataIssue(IssueSeverity.Warning, "nothing-verified",
                "Nothing of the book could be verified: it has no evidence that is recognised, and no node was named with --rpc.", folder));
            return;
        }

        if (!_options.KeepResults)
            return;
        var path = Path.Combine(folder, ResultName);
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(VerificationJson.OfBook(RiskEngine.Version, book.FilesSha256, reports))));
        run.Written.Add(path);
    }

    /// <summary>Verifies files, and gives those that are address lists, whose balances nodes may be asked for.</summary>
    private List<SourceDocument> VerifyFiles(List<string> paths, ReserveBook? book, Draft run, CancellationToken cancellation)
    {
        var documents = new List<SourceDocument>();
        foreach (var path in paths)
        {
            if (run.Try(path, () => EvidenceFiles.Open(path)) is not { } opened)
                continue;
            documents.AddRange(opened.Value);
            run.Issues.AddRange(opened.Issues);
        }

        var proofs = ProofFolders.Of(documents);
        var reports = new VerificationReport?[documents.Count];
        var globals = new List<GlobalProof>();
        // Global proofs first, whatever their names: customers' files are held against their roots.
        int[] order = [.. Enumerable.Range(0, documents.Count).OrderBy(at => GlobalProof.MayBe(proofs[documents[at]]) ? 0 : 1)];
        for (var done = 0; done < order.Length; done++)
        {
            cancellation.ThrowIfCancellationRequested();
            var document = documents[order[done]];
            _options.Progress?.Report(new EngineProgress(done, documents.Count, document.Name));
            var at = done;
            var told = new RowProgress(rows => _options.Progress?.Report(new EngineProgress(at, documents.Count, FormattableString.Invariant($"{document.Name}, {rows} rows"))));
            if (run.Try(document.Path, () => Verify(document, proofs[document], globals, book, told, run, cancellation)) is { } report)
            {
                reports[order[done]] = report with { File = document.Path, Evidence = EvidenceOf(document, proofs[document], book) };
                if (GlobalProof.Of(proofs[document], report) is { } global)
                    globals.Add(global);
            }

            proofs[document].Dispose();
        }

        run.Reports.AddRange(reports.OfType<VerificationReport>());
        return [.. documents.Where(SignedAddressReader.Recognises)];
    }

    private VerificationReport? Verify(
        SourceDocument document, ProofFile proof, List<GlobalProof> globals, ReserveBook? book, IProgress<long> progress, Draft run, CancellationToken cancellation)
    {
        if (SignedAddressReader.Recognises(document))
            return VerifyOwnership(document, book, progress, run, cancellation);
        var report = ProofVerifier.Verify(proof, new ProofOptions
        {
            Root = _options.Root,
            VerifierData = _options.VerifierData,
            VerifierDigest = _options.VerifierDigest,
            SumUnit = _options.SumUnit,
            GlobalProofs = [.. globals],
            Cancellation = cancellation,
        });
        if (report is null && document.IsJson && proof.JsonFault is { } fault)
            run.Failures.Add(new BookFailure(document.Path, $"No proof can be read from it: {fault}."));
        else if (report is null)
            run.NotRecognised.Add(document.Path);
        return report;
    }

    private VerificationReport VerifyOwnership(SourceDocument document, ReserveBook? book, IProgress<long> progress, Draft run, CancellationToken cancellation)
    {
        var issues = new List<DataIssue>();
        var options = new OwnershipOptions { Recovery = _options.Recovery, Progress = progress };
        var report = OwnershipVerifier.Verify(document.Name, SignedAddressReader.Read(document, issues), options, cancellation);
        report = report with { Issues = [.. issues, .. report.Issues] };
        // Without a book the publisher is known by the layout of OKX alone.
        run.Claims.Add(book?.Snapshot.Entity.Id ?? (SignedAddressReader.IsOfOkx(document) ? "okx" : document.Name), report);
        return report;
    }

    /// <summary>Asks the nodes that were named: owners of contract wallets, balances, and the supply of a wrapped asset. Without a node nothing is asked.</summary>
    private async Task VerifyOnChainAsync(ReserveBook? book, int first, List<SourceDocument> lists, Draft run, CancellationToken cancellation)
    {
        if (_options.Nodes.IsEmpty)
            return;
        for (var i = first; i < run.Reports.Count; i++)
        {
            if (run.Reports[i].Kind == VerificationKinds.ReserveOwnership)
                run.Reports[i] = await OwnersOnChain.ConfirmAsync(run.Reports[i], _options.Nodes, cancellation).ConfigureAwait(false);
        }

        var ownership = run.Reports.Skip(first).FirstOrDefault(report => report.Kind == VerificationKinds.ReserveOwnership);
        var asOf = book?.Snapshot.AsOf ?? DateOnly.MaxValue;
        if (book is not null)
        {
            if (book.Snapshot.Entity.Kind == EntityKind.WrappedAsset)
                run.Reports.Add(await WrappedAssetVerifier.VerifyAsync(book.Location, book.Snapshot, _options.Nodes, ownership, cancellation).ConfigureAwait(false));
            await BalancesAsync(book.Location, BalanceClaim.Of(book.Snapshot), []).ConfigureAwait(false);
        }

        foreach (var list in lists)
        {
            var claims = BalanceClaim.Of(SignedAddressReader.Read(list, []), coin => CoinNames.AssetOf(coin, asOf));
            await BalancesAsync(list.Path, claims, [ProofFolders.Evidence(list, book?.Location)]).ConfigureAwait(false);
        }

        async Task BalancesAsync(string file, ImmutableArray<BalanceClaim> claims, ImmutableArray<EvidenceFile> evidence)
        {
            var asked = claims.RemoveAll(claim => !_options.Nodes.ContainsKey(ChainTables.ChainOf(claim.Network)));
            if (asked.Length < claims.Length)
            {
                run.Issues.Add(new DataIssue(IssueSeverity.Info, "balances-not-asked",
                    $"{Format.Number(claims.Length - asked.Length)} of {Format.Number(claims.Length)} balances are on chains for which no node was named; they were not read.", Path.GetFileName(file)));
            }

            if (asked.IsEmpty)
                return;
            _options.Progress?.Report(new EngineProgress(0, asked.Length, $"{asked.Length} balances"));
            run.Reports.Add(await BalanceVerifier.VerifyAsync(file, asked, _options.Nodes, cancellation).ConfigureAwait(false) with { Evidence = evidence });
        }
    }

    /// <summary>The result under the symbols of the book, with the share of its value that passed.</summary>
    private static VerificationReport OfBook(VerificationReport report, ReserveBook book)
    {
        var joined = report with
        {
            // By its place in the book or its bare name: a path of this machine would make the results differ from place to place.
            File = report.Evidence.IsEmpty ? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(book.Location))) : report.Evidence[0].Name,
            Assets = CoinNames.Joined(report.Assets, book.Snapshot.AsOf),
            Liabilities = CoinNames.Joined(report.Liabilities, book.Snapshot.AsOf),
        };
        var evidence = Valuator.Value(book with { Verifications = [joined] }, PolicyReader.ReadDefault()).Evidence;
        return joined with { VerifiedValueShare = evidence.SignedShare ?? joined.VerifiedValueShare };
    }

    /// <summary>The files behind a result. A scheme that has looked at the folder of a file rests on all that lies there.</summary>
    private static ImmutableArray<EvidenceFile> EvidenceOf(SourceDocument document, ProofFile proof, ReserveBook? book)
    {
        var own = ProofFolders.Evidence(document, book?.Location);
        if (!proof.HasLookedAtFolder || document.PackedIn is not null)
            return [own];
        var folder = Path.GetDirectoryName(own.Name)?.Replace('\\', '/');
        return
        [
            own,
            .. proof.Folder.Where(other => other.Value != proof)
                .Select(other => new EvidenceFile(string.IsNullOrEmpty(folder) ? other.Key : $"{folder}/{other.Key}", other.Value.Sha256, own.IsInBook))
                .OrderBy(other => other.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Tells at once, on the thread that reads: <see cref="Progress{T}"/> would mix up the order.</summary>
    private sealed class RowProgress(Action<long> tell) : IProgress<long>
    {
        public void Report(long value) => tell(value);
    }

    /// <summary>What a run has gathered so far.</summary>
    private sealed class Draft
    {
        public List<VerificationReport> Reports { get; } = [];

        public List<string> NotRecognised { get; } = [];

        public List<BookFailure> Failures { get; } = [];

        public List<DataIssue> Issues { get; } = [];

        public List<string> Written { get; } = [];

        public AddressClaims Claims { get; } = new();

        public void Try(string path, Action act) => Try<object>(path, () =>
        {
            act();
            return null;
        });

        /// <summary>Runs a piece of work; what cannot be read is told and the rest goes on.</summary>
        public T? Try<T>(string path, Func<T?> work)
            where T : class
        {
            try
            {
                return work();
            }
            catch (Exception failure) when (failure is IngestionException or IOException or UnauthorizedAccessException)
            {
                Failures.Add(new BookFailure(path, failure.Message));
                return null;
            }
        }

        public VerifierRun Finish() => new()
        {
            Reports = [.. Reports],
            NotRecognised = [.. NotRecognised],
            Failures = [.. Failures],
            Issues = [.. Issues, .. Claims.ToIssues()],
            Written = [.. Written],
        };
    }
}
