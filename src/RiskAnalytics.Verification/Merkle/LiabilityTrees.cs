using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace RiskAnalytics.Verification.Merkle;

/// <summary>The trees of a balance file with the proofs of its users, as <see cref="TreeBuilder.Build"/> makes them.</summary>
public sealed class LiabilityTrees
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    private readonly IReadOnlyList<string> _accounts;
    private readonly TreeSecret _secret;
    private readonly TreeOptions _options;

    internal LiabilityTrees(ImmutableArray<LiabilityTree> trees, IReadOnlyList<string> accounts, TreeSecret secret, TreeOptions options)
    {
        Trees = trees;
        _accounts = accounts;
        _secret = secret;
        _options = options;
    }

    /// <summary>One tree an asset, in the order of their names.</summary>
    public ImmutableArray<LiabilityTree> Trees { get; }

    /// <summary>How many accounts the file has.</summary>
    public int Accounts => _accounts.Count;

    /// <summary>One file an account, made one after the other; in an order that has nothing to do with that of the balance file.</summary>
    public IEnumerable<UserProof> UserProofs()
    {
        var leaves = Trees.Select(tree => tree.LeavesByAccount(_accounts.Count)).ToArray();
        var names = new UserFileName[_accounts.Count];
        for (var account = 0; account < names.Length; account++)
            names[account] = new UserFileName(_secret.FileName(_accounts[account]), account);
        Array.Sort(names, (left, right) => string.CompareOrdinal(left.Name, right.Name));
        foreach (var (name, account) in names)
        {
            _options.Cancellation.ThrowIfCancellationRequested();
            yield return new UserProof(name + ".json", ImmutableCollectionsMarshal.AsImmutableArray(Content(account, leaves)));
        }
    }

    /// <summary>Roots and totals as JSON, for publication. It names no account.</summary>
    public string Summary()
    {
        using var held = new MemoryStream();
        using (var json = new Utf8JsonWriter(held, Indented))
        {
            json.WriteStartObject();
            json.WriteString("form", "riskanalytics/liability-trees/1");
            json.WriteNumber("height", _options.Height);
            json.WriteNumber("accounts", _accounts.Count);
            json.WriteStartArray("trees");
            foreach (var tree in Trees)
            {
                json.WriteStartObject();
                json.WriteString("asset", tree.Asset);
                json.WriteNumber("decimals", tree.Decimals);
                json.WriteString("file", tree.FileName);
                json.WriteString("root", tree.Root);
                json.WriteString("total", tree.Total.ToString(CultureInfo.InvariantCulture));
                json.WriteNumber("accounts", tree.Accounts);
                json.WriteNumber("leaves", tree.Leaves);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(held.GetBuffer(), 0, (int)held.Length) + "\n";
    }

    private byte[] Content(int account, int[][] leaves)
    {
        using var held = new MemoryStream();
        using (var json = new Utf8JsonWriter(held, Indented))
        {
            json.WriteStartObject();
            json.WriteString("form", Schemes.MerkleSumProof.Form);
            json.WriteString("account", _accounts[account]);
            json.WriteStartArray("proofs");
            for (var at = 0; at < Trees.Length; at++)
            {
                if (leaves[at][account] >= 0)
                    WriteProof(json, Trees[at], leaves[at][account], _secret.Nonce(Trees[at].Asset, _accounts[account]));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        held.WriteByte((byte)'\n');
        return held.ToArray();
    }

    private static void WriteProof(Utf8JsonWriter json, LiabilityTree tree, int leaf, byte[] nonce)
    {
        json.WriteStartObject();
        json.WriteString("asset", tree.Asset);
        json.WriteNumber("decimals", tree.Decimals);
        json.WriteNumber("height", tree.Height);
        json.WriteString("nonce", Convert.ToHexStringLower(nonce));
        json.WriteNumber("leaf_index", leaf);
        json.WriteString("amount", Text(tree.Node(0, leaf).Value));
        json.WriteString("leaf", tree.Node(0, leaf).Hash);
        json.WriteStartArray("path");
        for (var level = 0; level < tree.Levels - 1; level++)
            WriteNode(json, null, tree.Node(level, (leaf >> level) ^ 1));
        json.WriteEndArray();
        WriteNode(json, "root", tree.Node(tree.Levels - 1, 0));
        json.WriteEndObject();
    }

    private static void WriteNode(Utf8JsonWriter json, string? name, (string Hash, ulong Value) node)
    {
        if (name is null)
            json.WriteStartObject();
        else
            json.WriteStartObject(name);
        json.WriteString("hash", node.Hash);
        json.WriteString("amount", Text(node.Value));
        json.WriteEndObject();
    }

    private static string Text(ulong number) => number.ToString(CultureInfo.InvariantCulture);

    private readonly record struct UserFileName(string Name, int Account);
}
