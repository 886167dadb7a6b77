using System.Globalization;
using Investigator.Domain.Triage;

namespace Investigator.Domain.Decisions.Customers;

/// <summary>What verification and declarations say to the score of an account.</summary>
public sealed class CustomerSigns(IVerificationResults results, DeclaredUse declared) : ICustomerSigns
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<CustomerSign>> AllAsync(CancellationToken ct)
    {
        var signs = (await results.LatestAsync(ct).ConfigureAwait(false)).Select(Of).ToList();
        foreach (var fit in await declared.CheckAsync(null, ct).ConfigureAwait(false))
        {
            // An account that keeps to what was declared while others of its organization do not has neither sign: it may be one of them, or not.
            foreach (var one in fit.Each.Where(a => a.Requests > 0))
                if (fit.Fits(one)) signs.Add(new(one.AccountId, CustomerSignKind.AsDeclared, "Its traffic of 30 days is what the customer declared."));
                else if (one.Misses.Count > 0) signs.Add(new(one.AccountId, CustomerSignKind.NotAsDeclared, $"Its traffic is not what the customer declared: {string.Join("; ", one.Misses)}."));
        }

        // An account and its organization may both have declared: each kind counts once, against it before for it.
        return [.. signs.OrderByDescending(s => s.Kind).GroupBy(s => (s.AccountId, s.Kind is CustomerSignKind.AsDeclared or CustomerSignKind.NotAsDeclared)).Select(g => g.First())];
    }

    private static CustomerSign Of(VerificationResultOf result)
    {
        var day = result.At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return result.State switch
        {
            VerificationState.Passed => result.Channel switch
            {
                VerificationChannel.Identity or VerificationChannel.Contract => new(result.AccountId, CustomerSignKind.VerifiedByDocument, $"Its owner was verified when asked, by a document or a contract, on {day}."),
                VerificationChannel.Payment => new(result.AccountId, CustomerSignKind.VerifiedByCard, $"Its owner was verified when asked, by a card, on {day}."),
                VerificationChannel.Email or VerificationChannel.Phone => new(result.AccountId, CustomerSignKind.VerifiedByReach, $"Its owner was verified when asked, by telephone or mail, on {day}."),
            },
            VerificationState.Expired => new(result.AccountId, CustomerSignKind.NotVerified, $"Its owner was asked to show who they are and let the time pass, on {day}."),
            _ => new(result.AccountId, CustomerSignKind.NotVerified, $"Its owner was asked to show who they are and failed, on {day}."),
        };
    }
}
