using System.Numerics;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Proofs.StarkV1;

/// <summary>The constraints on the trace, checked at single points.</summary>
internal sealed class StarkTrace
{
    private const int Extension = 16;

    private readonly long _steps;
    private readonly long _users;
    private readonly StarkTotals _totals;
    private readonly int _mainCoins;
    private readonly BigInteger _generator;
    private readonly BigInteger _first;
    private readonly BigInteger _last;
    private readonly BigInteger _valueRows;
    private readonly BigInteger _totalRows;
    private readonly BigInteger _spanInverse;

    public StarkTrace(long steps, long unit, StarkTotals totals, int mainCoins)
    {
        _steps = steps;
        _users = steps / unit;
        _totals = totals;
        _mainCoins = mainCoins;
        _generator = StarkField.RootOfUnity(Extension * steps);
        _first = Row(unit - 1);
        _last = Row(steps - 1);
        _valueRows = StarkField.Power(Row(unit - 2), _users);
        _totalRows = StarkField.Power(_first, _users);
        _spanInverse = StarkField.Invert(StarkField.Reduce(_last - _first));
    }

    /// <summary>Checks the rows that were opened for one point.</summary>
    public ProofFinding? Check(long position, StarkRow row, byte[] nonce, BigInteger combined)
    {
        var x = StarkField.Power(_generator, position);
        var xUsers = StarkField.Power(x, _users);
        var xSteps = StarkField.Power(x, _steps);

        if (!Equal(row.Net, row.NetQuotients[0] * (xUsers - 1)))
            return ProofFinding.Failed("start-row", "The first row of a user does not start from zero.");

        var digit = StarkField.Reduce(row.NextNet - 4 * row.Net);
        var digits = StarkField.Reduce(digit * (digit - 1)) * StarkField.Reduce((digit - 2) * (digit - 3));
        if (!Equal(StarkField.Reduce(digits) * StarkField.Reduce((xUsers - _valueRows) * (xUsers - _totalRows)), row.NetQuotients[1] * (xSteps - 1)))
            return ProofFinding.Failed("transition", "A row does not follow from the one before by one digit.");

        if (!Adds(0, row.Net, row.NetQuotients[2]))
            return ProofFinding.Failed("running-sum", "The running net sum does not grow by the user's net sum.");
        if (!Ends(row.Net, _totals.Total, row.NetQuotients[3]))
            return ProofFinding.Failed("boundary", "The running net sum does not go from zero to the stated total.");
        for (var coin = 0; coin < _mainCoins; coin++)
        {
            if (!Adds(coin + 1, row.Coins[coin], row.CoinQuotients[2 * coin]))
                return ProofFinding.Failed("running-sum", $"The running sum of {_totals.Coins[coin].Name} does not grow by what the user holds.");
            if (!Ends(row.Coins[coin], _totals.Coins[coin].Sum, row.CoinQuotients[2 * coin + 1]))
                return ProofFinding.Failed("boundary", $"The running sum of {_totals.Coins[coin].Name} does not go from zero to the stated sum.");
        }

        return Equal(Combine(row, nonce, StarkField.Power(xSteps, 3)), combined)
            ? null
            : ProofFinding.Failed("linear-combination", "The opened rows do not combine to the value whose low degree is shown.");

        bool Adds(int column, BigInteger running, BigInteger quotient) =>
            Equal((row.RunningTotals[column] - row.UserValues[column] - running) * (x - _last), quotient * (xUsers - _totalRows));

        bool Ends(BigInteger running, BigInteger total, BigInteger quotient) =>
            Equal(running - total * StarkField.Reduce((x - _first) * _spanInverse), quotient * StarkField.Reduce((x - _first) * (x - _last)));
    }

    private static BigInteger Combine(StarkRow row, byte[] nonce, BigInteger shift)
    {
        var sum = row.NetQuotients[1];
        var next = 0;
        foreach (var value in (IEnumerable<BigInteger>)[row.Net, .. row.Coins, row.Id, row.NetQuotients[0], row.NetQuotients[2], row.NetQuotients[3], .. row.CoinQuotients])
            sum += StarkField.Reduce(Weight(next++) + Weight(next++) * shift) * value;
        return sum;

        BigInteger Weight(int index) => StarkField.Challenge(Hashes.Keccak256([.. nonce, .. StarkField.ToWord(index)]));
    }

    private static bool Equal(BigInteger a, BigInteger b) => StarkField.Reduce(a - b).IsZero;

    private BigInteger Row(long row) => StarkField.Power(_generator, Extension * row);
}
