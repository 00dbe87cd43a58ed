namespace RiskAnalytics.Verification.Chain;

/// <summary>What a contract's function returned, or the reason why there is nothing.</summary>
internal sealed record EvmOutput(byte[]? Bytes, string? Fault)
{
    public static EvmOutput Of(byte[] bytes) => bytes.Length > 0 ? new(bytes, null) : Missing("There is no contract at the address at that block, or it has no such function.");

    public static EvmOutput Missing(string fault) => new(null, fault);

    /// <summary>Reads the output; <paramref name="fault"/> says why there is no value.</summary>
    /// <param name="read">Null when the output is not laid out as it must be.</param>
    /// <param name="what">What it should be: <c>one number</c>.</param>
    /// <param name="fault">Null when there is a value.</param>
    public T? As<T>(Func<byte[], T?> read, string what, out string? fault)
        where T : struct
    {
        var value = Bytes is null ? null : read(Bytes);
        fault = Bytes is null ? Fault : value is null ? $"The contract returned something else than {what}." : null;
        return value;
    }

    /// <inheritdoc cref="As{T}(Func{byte[], T?}, string, out string?)"/>
    public string? AsText(Func<byte[], string?> read, string what, out string? fault)
    {
        var value = Bytes is null ? null : read(Bytes);
        fault = Bytes is null ? Fault : value is null ? $"The contract returned something else than {what}." : null;
        return value;
    }
}
