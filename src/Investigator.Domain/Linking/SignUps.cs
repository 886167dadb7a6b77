using System.Runtime.InteropServices;

namespace Investigator.Domain.Linking;

/// <summary>Which accounts signed up in each step of six hours.</summary>
internal sealed class SignUps
{
    private static readonly TimeSpan Step = TimeSpan.FromHours(6);

    private readonly Dictionary<long, List<int>> _accounts = [];
    private readonly long?[] _steps;

    public SignUps(Holdings holdings)
    {
        _steps = [.. holdings.Accounts.Select(a => a.Record.CreatedAt?.UtcTicks / Step.Ticks)];
        foreach (var (account, step) in _steps.Index())
        {
            if (step is not { } known) continue;
            (CollectionsMarshal.GetValueRefOrAddDefault(_accounts, known, out _) ??= []).Add(account);
            Known++;
        }
    }

    /// <summary>Accounts whose sign-up is known.</summary>
    public int Known { get; }

    public int Of(long step) => In(step).Count;

    /// <summary>The accounts that signed up in a step, by index.</summary>
    public IReadOnlyList<int> In(long step) => _accounts.TryGetValue(step, out var accounts) ? accounts : [];

    /// <summary>The step of an account's sign-up; <c>null</c>: unknown.</summary>
    public long? StepOf(int account) => _steps[account];
}
