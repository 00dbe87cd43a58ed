namespace RiskAnalytics.Core.Verification;

/// <summary>A node could not be asked. The message names the chain and the fault, never the address of the service or a key in it.</summary>
public sealed class ChainException : Exception
{
    /// <summary>With a message.</summary>
    public ChainException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public ChainException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Without a message.</summary>
    public ChainException()
        : base("The node could not be asked.")
    {
    }
}
