namespace RiskAnalytics.Verification.Proofs.Plonky2;

/// <summary>
/// All random values of a proof. Each is drawn after everything that it tests has been absorbed: the products are committed before alpha, the quotients before
/// zeta, the values before the factor that adds them up, and every layer before the point at which it is folded.
/// Source: plonky2, plonk/get_challenges.rs and fri/challenges.rs.
/// </summary>
internal sealed record Challenges
{
    /// <summary>Mixes the place of a wire into the products of the wiring.</summary>
    public required ulong[] Betas { get; init; }

    /// <summary>Shifts the factors of those products.</summary>
    public required ulong[] Gammas { get; init; }

    /// <summary>Adds all constraints up to one.</summary>
    public required ulong[] Alphas { get; init; }

    /// <summary>The point at which all polynomials are opened.</summary>
    public required Extension Zeta { get; init; }

    /// <summary>Adds all opened polynomials up to one.</summary>
    public required Extension FriAlpha { get; init; }

    /// <summary>The points at which the layers are folded.</summary>
    public required Extension[] FriBetas { get; init; }

    /// <summary>Its leading bits have to be zero.</summary>
    public required ulong Grinding { get; init; }

    /// <summary>Which points of the domain are opened.</summary>
    public required ulong[] Queries { get; init; }

    public static Challenges Of(CircuitKey key, Plonky2Proof proof, ulong[] publicInputsHash)
    {
        var transcript = new Transcript();
        transcript.Absorb(key.Digest);
        transcript.Absorb(publicInputsHash);
        transcript.Absorb(proof.WiresCap);
        var betas = transcript.Draw(key.Challenges);
        var gammas = transcript.Draw(key.Challenges);
        transcript.Absorb(proof.ProductsCap);
        var alphas = transcript.Draw(key.Challenges);
        transcript.Absorb(proof.QuotientsCap);
        var zeta = transcript.DrawExtension();
        transcript.Absorb(proof.Openings.AtZeta);
        transcript.Absorb(proof.Openings.ProductsNext);
        var friAlpha = transcript.DrawExtension();
        var friBetas = new Extension[proof.LayerCaps.Length];
        for (var i = 0; i < friBetas.Length; i++)
        {
            transcript.Absorb(proof.LayerCaps[i]);
            friBetas[i] = transcript.DrawExtension();
        }

        transcript.Absorb(proof.FinalPolynomial);
        transcript.Absorb(proof.GrindingWitness);
        var grinding = transcript.Draw();
        var points = (1UL << key.DomainBits) - 1;
        return new Challenges
        {
            Betas = betas,
            Gammas = gammas,
            Alphas = alphas,
            Zeta = zeta,
            FriAlpha = friAlpha,
            FriBetas = friBetas,
            Grinding = grinding,
            Queries = [.. transcript.Draw(key.Fri.Queries).Select(drawn => drawn & points)],
        };
    }
}
