using System.Globalization;
using System.Text;
using System.Text.Json;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Proofs.Gate;

/// <summary>The rows of Gate's file of batch proofs.</summary>
internal static class GateBatchRows
{
    private const string Header = "\"id\",\"created_at\",\"updated_at\",\"deleted_at\",\"proof_info\",\"cex_asset_list_commitments\",\"account_tree_roots\",\"batch_commitment\",\"batch_number\"";
    private const int Columns = 9;
    private const int MostCharacters = 4096;
    private const int ProofBytes = 256;

    public static bool IsBatchFile(ProofFile file) => file.Head.StartsWith(Header, StringComparison.Ordinal);

    /// <exception cref="ProofFormatException">A row is not as Gate writes it.</exception>
    public static IEnumerable<GateBatchRow> Read(ProofFile file)
    {
        using var reader = new StreamReader(file.Open(), new UTF8Encoding(false, throwOnInvalidBytes: false));
        var line = 0;
        while (ReadLine(reader, ++line) is { } text)
        {
            if (line == 1)
            {
                if (text.TrimStart('\uFEFF') != Header)
                    throw new ProofFormatException("line 1", "another header", "that of Gate's batch proofs");
            }
            else if (text.Length > 0)
                yield return Parse(text, FormattableString.Invariant($"line {line}"));
        }
    }

    private static string? ReadLine(StreamReader reader, int line)
    {
        var text = new StringBuilder();
        int read;
        while ((read = reader.Read()) >= 0 && read != '\n')
        {
            if (text.Length == MostCharacters)
                throw new ProofFormatException(FormattableString.Invariant($"line {line}"), "a longer line", FormattableString.Invariant($"at most {MostCharacters} characters"));
            text.Append((char)read);
        }

        return read < 0 && text.Length == 0 ? null : text.ToString().TrimEnd('\r');
    }

    private static GateBatchRow Parse(string text, string place)
    {
        var cells = Split(text, place);
        if (cells.Count != Columns)
            throw new ProofFormatException(place, FormattableString.Invariant($"{cells.Count} columns"), FormattableString.Invariant($"{Columns}"));
        var proof = new byte[ProofBytes + 3];
        if (!Convert.TryFromBase64String(cells[4], proof, out var length) || length != ProofBytes)
            throw new ProofFormatException($"{place}, proof_info", "another text", "256 bytes in base64");
        if (!long.TryParse(cells[8], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw new ProofFormatException($"{place}, batch_number", "another text", "a whole number");
        var (cexBefore, cexAfter) = Pair(cells[5], $"{place}, cex_asset_list_commitments");
        var (rootBefore, rootAfter) = Pair(cells[6], $"{place}, account_tree_roots");
        return new GateBatchRow(number, rootBefore, rootAfter, cexBefore, cexAfter, GateNumbers.Element(cells[7], $"{place}, batch_commitment"));
    }

    private static (Bn254Scalar Before, Bn254Scalar After) Pair(string text, string place)
    {
        string[]? pair;
        try
        {
            pair = JsonSerializer.Deserialize<string[]>(text);
        }
        catch (JsonException)
        {
            pair = null;
        }

        return pair is [{ } before, { } after]
            ? (GateNumbers.Element(before, place), GateNumbers.Element(after, place))
            : throw new ProofFormatException(place, "another text", "a list of two digests");
    }

    private static List<string> Split(string line, string place)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
                cell.Append(line[i++]);
            else if (line[i] == '"')
                quoted = !quoted;
            else if (line[i] == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
                cell.Append(line[i]);
        }

        if (quoted)
            throw new ProofFormatException(place, "a quote that is not closed", "closed quotes");
        cells.Add(cell.ToString());
        return cells;
    }
}
