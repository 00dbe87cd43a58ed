using System.Globalization;
using RiskAnalytics.Verification.Cryptography;
using RiskAnalytics.Verification.Proofs.Plonky2;

namespace RiskAnalytics.Verification.Proofs.OkxZkV2;

/// <summary>What a global proof is about: its six public inputs.</summary>
/// <param name="Equity">Sum of equity over all accounts and tokens.</param>
/// <param name="Debt">Sum of debt over the same.</param>
/// <param name="Root">The root of the tree, as text.</param>
internal sealed record OkxZkV2Totals(ulong Equity, ulong Debt, string Root)
{
    // Two sums, then the four elements of the root.
    private const int PublicInputs = 6;
    private const string SummaryFile = OkxZkV2Root.SummaryFile;

    // The circuits check the net sum of every node against this range.
    private const ulong AboveLargestNet = 1UL << 62;

    /// <summary>What all accounts are owed together; <see cref="Check"/> first.</summary>
    public ulong Net => Equity - Debt;

    /// <exception cref="ProofFormatException">The public inputs are not six elements of the field.</exception>
    public static OkxZkV2Totals Read(ProofJson global)
    {
        var inputs = Plonky2ProofReader.Elements(global.Get("proof").Get("public_inputs"), PublicInputs);
        return new OkxZkV2Totals(inputs[0], inputs[1], PoseidonGoldilocks.ToText(inputs.AsSpan(2)));
    }

    /// <summary>The range that the circuits grant; null when the sums are inside it.</summary>
    public ProofFinding? Check() => Equity >= Debt && Net < AboveLargestNet ? null
        : ProofFinding.Failed("sum-range", "The net sum does not lie in the range from 0 to 2^62 - 1 that the circuits check: the key is that of another circuit.", Text(Equity), Text(Debt));

    /// <summary>What the summary beside the proof says; null when it agrees or is not there.</summary>
    public ProofFinding? CheckSummary(ProofFile file)
    {
        if (file.Folder.GetValueOrDefault(SummaryFile) is not { } beside)
            return null;
        if (beside.Json is not { } summary)
            return ProofFinding.Failed("global-info", $"{SummaryFile} beside the proof cannot be read: {beside.JsonFault}.");
        try
        {
            return Compare("root_hash", summary.Get("root_hash").Text(64), Root)
                ?? Compare("equity_sum", Number(summary.Get("equity_sum")), Text(Equity))
                ?? Compare("debt_sum", Number(summary.Get("debt_sum")), Text(Debt))
                ?? Compare("balance_sum", Number(summary.Get("balance_sum")), Text(Net));
        }
        catch (ProofFormatException bad)
        {
            return ProofFinding.Failed("global-info", $"{SummaryFile} beside the proof is not as it should be: {bad.Message}");
        }
    }

    private static ProofFinding? Compare(string what, string claimed, string proven) => claimed == proven ? null
        : ProofFinding.Failed("global-info", $"{SummaryFile} beside the proof names another {what} than the proof.", claimed, proven);

    private static string Number(ProofJson json) => json.Element.ValueKind == System.Text.Json.JsonValueKind.Number && json.Element.TryGetUInt64(out var number)
        ? Text(number)
        : throw new ProofFormatException(json.Path, "something else", "a whole number");

    private static string Text(ulong number) => number.ToString(CultureInfo.InvariantCulture);
}
