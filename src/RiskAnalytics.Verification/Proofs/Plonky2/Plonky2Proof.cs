namespace RiskAnalytics.Verification.Proofs.Plonky2;

/// <summary>A proof, of the sizes that its key asks for.</summary>
internal sealed record Plonky2Proof
{
    /// <summary>What is proven about: known to everybody.</summary>
    public required ulong[] PublicInputs { get; init; }

    /// <summary>Commitment to the wires.</summary>
    public required ulong[][] WiresCap { get; init; }

    /// <summary>Commitment to the running products that show that wires which are tied together are equal.</summary>
    public required ulong[][] ProductsCap { get; init; }

    /// <summary>Commitment to the quotients by which the constraints are divisible.</summary>
    public required ulong[][] QuotientsCap { get; init; }

    /// <summary>The values of all polynomials at the random point.</summary>
    public required Openings Openings { get; init; }

    /// <summary>Commitments to the layers of the test of low degree.</summary>
    public required ulong[][][] LayerCaps { get; init; }

    public required FriQuery[] Queries { get; init; }

    /// <summary>The coefficients of what is left after the last layer.</summary>
    public required Extension[] FinalPolynomial { get; init; }

    public required ulong GrindingWitness { get; init; }
}

/// <summary>The values of all polynomials at a random point zeta; <see cref="ProductsNext"/> at the point one row further.</summary>
internal sealed record Openings
{
    /// <summary>Selectors first.</summary>
    public required Extension[] Constants { get; init; }

    /// <summary>The permutation that ties the routed wires together.</summary>
    public required Extension[] Sigmas { get; init; }

    public required Extension[] Wires { get; init; }

    /// <summary>The running product, once for each challenge.</summary>
    public required Extension[] Products { get; init; }

    /// <summary>The running products one row further.</summary>
    public required Extension[] ProductsNext { get; init; }

    /// <summary>Products within a row, challenge by challenge.</summary>
    public required Extension[] PartialProducts { get; init; }

    /// <summary>Parts of the quotient, challenge by challenge.</summary>
    public required Extension[] Quotients { get; init; }

    /// <summary>All values at zeta, in the order of the four trees.</summary>
    public Extension[] AtZeta => [.. Constants, .. Sigmas, .. Wires, .. Products, .. PartialProducts, .. Quotients];
}

/// <summary>What is opened at one random point of the domain.</summary>
/// <param name="Trees">The leaves of the four trees with their paths: constants and sigmas, wires, products, quotients.</param>
/// <param name="Layers">For each layer the whole coset of the point, with its path.</param>
internal sealed record FriQuery((ulong[] Leaf, ulong[][] Siblings)[] Trees, (Extension[] Values, ulong[][] Siblings)[] Layers);
