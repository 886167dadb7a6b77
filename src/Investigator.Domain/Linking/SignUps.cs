using System.Runtime.InteropServices;

namespace Investigator.Domain.Linking;

/// <summary>How many accounts signed up in each step of six hours.</summary>
internal sealed class SignUps
{
    private static readonly TimeSpan Step = TimeSpan.FromHours(6);

    private readonly Dictionary<long, int> _counts = [];
    private readonly long?[] _steps;

    public SignUps(Holdings holdings)
    {
        _steps = [.. holdings.Accounts.Select(a => a.Record.CreatedAt?.UtcTicks / Step.Ticks)];
        foreach (var step in _steps)
        {
            if (step is not { } known) continue;
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, known, out _)++;
            Known++;
        }
    }

    /// <summary>Accounts whose sign-up is known.</summary>
    public int Known { get; }

    public int Of(long step) => _counts.GetValueOrDefault(step);

    /// <summary>The step of an account's sign-up; <c>null</c>: unknown.</summary>
    public long? StepOf(int account) => _steps[account];
}
