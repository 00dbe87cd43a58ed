namespace RiskAnalytics.Verification.Proofs;

/// <summary>A proof is not of the form that its scheme asks for. A checker turns it into a failed check; it never leaves a scheme.</summary>
public sealed class ProofFormatException : Exception
{
    /// <summary>With the place, what was found and what was expected.</summary>
    public ProofFormatException(string place, string found, string expected)
        : base($"{place}: found {found}, expected {expected}")
    {
    }

    /// <summary>With a message.</summary>
    public ProofFormatException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public ProofFormatException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Without a message.</summary>
    public ProofFormatException()
    {
    }
}
