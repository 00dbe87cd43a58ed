using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Proofs.Plonky2;

/// <summary>
/// The conversation of prover and verifier, played by a hash: whatever the prover said so far is absorbed, and the next
/// challenge is squeezed out, so nobody can choose a value after seeing the challenge that tests it (Fiat and Shamir). A duplex
/// sponge on the Poseidon permutation. Source: plonky2, iop/challenger.rs.
/// </summary>
internal sealed class Transcript
{
    private readonly ulong[] _state = new ulong[PoseidonGoldilocks.Width];
    private readonly ulong[] _inputs = new ulong[PoseidonGoldilocks.Rate];
    private int _waiting;

    // Outputs are lanes 0 to 7, handed out from the last to the first.
    private int _outputsLeft;

    public void Absorb(ulong element)
    {
        // What was squeezed before must not be handed out as if it depended on the new element.
        _outputsLeft = 0;
        _inputs[_waiting++] = element;
        if (_waiting == PoseidonGoldilocks.Rate)
            Run();
    }

    public void Absorb(ReadOnlySpan<ulong> elements)
    {
        foreach (var element in elements)
            Absorb(element);
    }

    public void Absorb(IEnumerable<ulong[]> hashes)
    {
        foreach (var hash in hashes)
            Absorb(hash);
    }

    public void Absorb(ReadOnlySpan<Extension> values)
    {
        foreach (var value in values)
        {
            Absorb(value.A);
            Absorb(value.B);
        }
    }

    public ulong Draw()
    {
        if (_waiting > 0 || _outputsLeft == 0)
            Run();
        return _state[--_outputsLeft];
    }

    public ulong[] Draw(int count)
    {
        var drawn = new ulong[count];
        for (var i = 0; i < count; i++)
            drawn[i] = Draw();
        return drawn;
    }

    public Extension DrawExtension()
    {
        var first = Draw();
        return new Extension(first, Draw());
    }

    private void Run()
    {
        _inputs.AsSpan(0, _waiting).CopyTo(_state);
        _waiting = 0;
        PoseidonGoldilocks.Permute(_state);
        _outputsLeft = PoseidonGoldilocks.Rate;
    }
}
