namespace RiskAnalytics.Verification.Chain;

/// <summary>What a node of the Ethereum family is asked about an address at a block.</summary>
public enum EvmQuestionKind
{
    /// <summary>Balance of the native coin, in wei.</summary>
    Balance,

    /// <summary>The code of the contract there; none when it is no contract.</summary>
    Code,

    /// <summary>What a function of the contract there returns.</summary>
    Call,
}
