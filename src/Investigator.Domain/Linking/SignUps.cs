using System.Runtime.InteropServices;

namespace Investigator.Domain.Linking;

/// <summary>How many accounts signed up in each step of time.</summary>
internal sealed class SignUps
{
    private readonly Dictionary<long, int> _counts = [];

    public SignUps(Holdings holdings)
    {
        for (var account = 0; account < holdings.Accounts.Count; account++)
            if (StepOf(holdings, account, TimeSpan.FromHours(6)) is { } step)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_counts, step, out _)++;
                Known++;
            }
    }

    /// <summary>Accounts whose sign-up is known.</summary>
    public int Known { get; }

    public int Of(long step) => _counts.GetValueOrDefault(step);

    public static long? StepOf(Holdings holdings, int account, TimeSpan length) => holdings.Accounts[account].Record.CreatedAt is { } at ? at.UtcTicks / length.Ticks : null;
}
