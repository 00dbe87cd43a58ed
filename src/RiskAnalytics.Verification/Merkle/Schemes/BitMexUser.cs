using System.Numerics;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Proofs;

namespace RiskAnalytics.Verification.Merkle.Schemes;

/// <summary>
/// The accounts of a user with their nonces, whose leaves are looked up in the BitMEX trees beside it. Two forms: a table with the
/// header <c>account,account_nonce,expected_total</c>, or an object with these keys, all of them strings; the nonce is hex, the
/// total is in base units and may be missing.
/// </summary>
internal static class BitMexUser
{
    private const string Header = "account,account_nonce";
    private const string TotalColumn = "expected_total";
    private const int MostAccounts = 1000;
    private const int MostAccountCharacters = 256;
    private const int MostNonceBytes = 64;

    public static ProofScheme Scheme { get; } = new(
        "bitmex-user",
        VerificationKinds.MerkleProof,
        "Accounts of a user with their nonces (account, account_nonce, expected_total), looked up in the BitMEX tree beside the file.",
        "The leaves of these accounts stand in the whole tree beside it and sum to the expected total.",
        "That all other users are counted.",
        file => file.Head.StartsWith(Header, StringComparison.Ordinal) || file.Json?.Has("account", "account_nonce") == true,
        Check);

    private static ProofFinding Check(ProofFile file, ProofOptions options)
    {
        var accounts = file.Json is { } json ? [FromJson(json)] : FromTable(file);
        if (accounts.Count == 0)
            throw new ProofFormatException("line 2", "nothing", "an account");
        if (accounts.Select(a => a.Name).Distinct(StringComparer.Ordinal).Count() != accounts.Count)
            return ProofFinding.Failed("structure", "An account stands twice in the file.");

        var (sound, unsound, otherRoot, wrong) = (0, 0, 0, (ProofFinding?)null);
        foreach (var (_, tree) in file.Folder.OrderBy(f => f.Key, StringComparer.Ordinal).Where(f => BitMexTree.Head(f.Value) is not null))
        {
            var found = accounts.Select(_ => (Leaves: 0, Sum: BigInteger.Zero)).ToArray();
            var head = BitMexTree.Head(tree)!;
            byte[][] keys = [.. accounts.Select(a => SumTree.SubNonce(a.Nonce, head, a.Name))];
            ProofFinding finding;
            try
            {
                finding = BitMexTree.Walk(tree, options, (index, leaf) =>
                {
                    for (var at = 0; at < keys.Length; at++)
                    {
                        if (SumTree.Leaf(keys[at], leaf.Amount, index).AsSpan().SequenceEqual(leaf.Hash))
                            found[at] = (found[at].Leaves + 1, found[at].Sum + leaf.Amount);
                    }
                });
            }
            catch (Exception bad) when (bad is ProofFormatException or OverflowException)
            {
                unsound++;
                continue;
            }

            if (finding.Step == "root")
                otherRoot++;
            else if (finding.Outcome != CheckOutcome.Verified)
                unsound++;
            else if (Compare(accounts, found) is { } difference)
                (sound, wrong) = (sound + 1, found.Any(f => f.Leaves > 0) ? difference : wrong);
            else
                return ProofFinding.Verified($"{Words(accounts, found, tree.Name)} {finding.Reason}");
        }

        if (wrong is not null)
            return wrong;
        if (sound > 0)
            return ProofFinding.Failed("inclusion", "The whole tree beside the file has no leaf of the accounts.");
        if (otherRoot > 0)
            return ProofFinding.Failed("root", "The whole tree beside the file has another root than the one that was given.");
        return ProofFinding.Unverifiable(unsound > 0
            ? "The tree beside the file fails its own check, so it cannot show that the accounts are counted."
            : "No whole tree lies beside the file, so it cannot be said whether the accounts are counted.");
    }

    private static ProofFinding? Compare(List<Account> accounts, (int Leaves, BigInteger Sum)[] found)
    {
        for (var at = 0; at < accounts.Count; at++)
        {
            // An account without balance has no leaf.
            if (found[at].Leaves == 0 && accounts[at].Total is not { IsZero: true })
                return ProofFinding.Failed("inclusion", FormattableString.Invariant($"The whole tree beside the file has no leaf of account {at + 1} of the file."));
            if (accounts[at].Total is { } total && total != found[at].Sum)
                return ProofFinding.Failed("sum", FormattableString.Invariant($"The leaves of account {at + 1} of the file do not sum to its expected total."));
        }

        return null;
    }

    private static string Words(List<Account> accounts, (int Leaves, BigInteger Sum)[] found, string tree)
    {
        var compared = accounts.Count(a => a.Total is not null);
        return FormattableString.Invariant($"The tree {tree} was recomputed and has {found.Sum(f => f.Leaves)} leaves of the {accounts.Count} accounts; ")
            + (compared == accounts.Count ? "their sums are the expected totals." : FormattableString.Invariant($"an expected total was given and met for {compared} of them."));
    }

    private static Account FromJson(ProofJson json) => new(
        json.Get("account").Text(MostAccountCharacters),
        Nonce(json.Get("account_nonce").Text(), "$.account_nonce"),
        json.Has(TotalColumn) ? json.Get(TotalColumn).Digits() : null);

    private static List<Account> FromTable(ProofFile file)
    {
        using var reader = new LineReader(file.Open());
        var header = reader.Next();
        var hasTotal = header == $"{Header},{TotalColumn}";
        if (!hasTotal && header != Header)
            throw LineReader.At(1, "another header", $"{Header},{TotalColumn}");
        var accounts = new List<Account>();
        while (reader.Next() is { } line)
        {
            var cells = line.Split(',');
            var place = FormattableString.Invariant($"line {reader.Number}");
            if (accounts.Count == MostAccounts)
                throw LineReader.At(reader.Number, FormattableString.Invariant($"more than {MostAccounts} accounts"), "fewer");
            if (cells.Length != (hasTotal ? 3 : 2) || cells[0].Length is 0 or > MostAccountCharacters)
                throw new ProofFormatException(place, "another row", "as many cells as the header names");
            accounts.Add(new Account(cells[0], Nonce(cells[1], place), hasTotal ? Total(cells[2], place) : null));
        }

        return accounts;
    }

    private static BigInteger Total(string text, string place) =>
        SumTree.AmountOf(text) is { } total ? total : throw new ProofFormatException(place, "another total", "a whole number of base units from 0 to 2^64-1");

    /// <summary>The bytes of a nonce; the message never repeats it.</summary>
    private static byte[] Nonce(string text, string place)
    {
        try
        {
            if (text.Length is > 0 and <= MostNonceBytes * 2)
                return Convert.FromHexString(text);
        }
        catch (FormatException)
        {
            // Told below without the text.
        }

        throw new ProofFormatException(place, "another nonce", FormattableString.Invariant($"hex digits of at most {MostNonceBytes} bytes"));
    }

    private sealed record Account(string Name, byte[] Nonce, BigInteger? Total);
}
