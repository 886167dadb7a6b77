namespace Investigator.Domain.Audit;

/// <summary>What an act gave, or why it was refused: exactly one of the two is there.</summary>
public sealed record Done<T>
    where T : class
{
    private Done(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    public T? Value { get; }

    public Refusal? Refusal { get; }

    public static implicit operator Done<T>(T value) => new(value, null);

    public static implicit operator Done<T>(Refusal refusal) => new(null, refusal);
}
