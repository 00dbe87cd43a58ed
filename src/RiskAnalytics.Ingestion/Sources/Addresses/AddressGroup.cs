using System.Text;

namespace RiskAnalytics.Ingestion.Sources.Addresses;

/// <summary>The addresses of one coin, network and kind in one file, added up.</summary>
/// <param name="file">The name of the file.</param>
/// <param name="coin">The coin as printed.</param>
/// <param name="network">The network as printed, or null.</param>
/// <param name="kind">The custodian or the kind of staking as printed, or null.</param>
/// <param name="decimals">How many decimals a base unit lies below a whole one; 0 for whole units, null when that is not known.</param>
internal sealed class AddressGroup(string file, string coin, string? network, string? kind, int? decimals)
{
    private const int MostRowsTold = 5;

    private readonly List<int> _repeatedRows = [];
    private byte[] _height = [];

    public string File => file;

    public string Coin => coin;

    public string? Network => network;

    public string? Kind => kind;

    public int? Decimals => decimals;

    /// <summary>What the addresses hold together, whole units.</summary>
    public decimal Sum { get; private set; }

    /// <summary>How many rows count.</summary>
    public int Addresses { get; private set; }

    /// <summary>How many rows were left out because the group cannot be read.</summary>
    public int Omitted { get; set; }

    public int FirstRow { get; private set; }

    public int LastRow { get; private set; }

    /// <summary>How many rows repeat an address of the list.</summary>
    public int Repeated { get; private set; }

    /// <summary>The amounts of the repeated rows, or null when they are too large together.</summary>
    public decimal? RepeatedSum { get; private set; } = 0;

    /// <summary>The first of the repeated rows.</summary>
    public IReadOnlyList<int> RepeatedRows => _repeatedRows;

    /// <summary>Whether the amounts are larger together than a decimal holds.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>Whether the rows name more than one block height.</summary>
    public bool HasSeveralHeights { get; private set; }

    /// <summary>The block height that all rows name; null when they name none or several.</summary>
    public string? Height => HasSeveralHeights || _height.Length == 0 ? null : Encoding.UTF8.GetString(_height);

    /// <summary>Counts one address.</summary>
    public void Add(decimal amount, ReadOnlySpan<byte> height, int row)
    {
        if (FirstRow == 0)
        {
            FirstRow = row;
            _height = height.Length <= 32 ? height.ToArray() : [];
        }
        else if (!height.SequenceEqual(_height))
        {
            HasSeveralHeights = true;
        }

        LastRow = row;
        Addresses++;
        try
        {
            Sum += amount;
        }
        catch (OverflowException)
        {
            IsTooLarge = true;
        }
    }

    /// <summary>Notes a row that repeats an address and does not count.</summary>
    public void Repeat(decimal amount, int row)
    {
        Repeated++;
        if (_repeatedRows.Count < MostRowsTold)
            _repeatedRows.Add(row);
        try
        {
            RepeatedSum += amount;
        }
        catch (OverflowException)
        {
            RepeatedSum = null;
        }
    }
}
