namespace RiskAnalytics.Verification.Chain;

/// <summary>One question to a node of the Ethereum family. None of them changes anything.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="Address">0x and 40 hex digits.</param>
/// <param name="Input">The input of a call: 0x and hex digits; <c>0x</c> for other questions.</param>
public sealed record EvmQuestion(EvmQuestionKind Kind, string Address, string Input = "0x");
