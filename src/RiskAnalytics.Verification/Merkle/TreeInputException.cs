namespace RiskAnalytics.Verification.Merkle;

/// <summary>A balance cannot go into a tree. The message names the place and never an account.</summary>
public sealed class TreeInputException : Exception
{
    /// <summary>With the place and what is wrong there.</summary>
    public TreeInputException(int row, string column, string message)
        : base(FormattableString.Invariant($"row {row}, column '{column}': {message}"))
    {
        Row = row;
        Column = column;
        Fault = message;
    }

    /// <summary>With a message.</summary>
    public TreeInputException(string message)
        : base(message)
    {
        Fault = message;
    }

    /// <summary>With a message and its cause.</summary>
    public TreeInputException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Without a message.</summary>
    public TreeInputException()
    {
    }

    /// <summary>What is wrong, without its place.</summary>
    public string Fault { get; } = "";

    /// <summary>The line, header = 1; 0 when the fault is of the whole file.</summary>
    public int Row { get; }

    /// <summary>The column: <c>account</c>, <c>asset</c> or <c>balance</c>; null when the fault is of the whole file.</summary>
    public string? Column { get; }
}
