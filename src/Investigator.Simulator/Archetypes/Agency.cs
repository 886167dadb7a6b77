using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>An agency that sets up and pays for its clients' accounts: different organisations with one card, one device and one office at sign-up, and then each client's own life.</summary>
public sealed class Agency : IArchetype
{
    public string Name => "agency";

    public IEnumerable<Resident> Settle(Land land)
    {
        foreach (var clients in land.Groups(Name, 9, 5))
        {
            var (card, device, office) = (land.Fingerprint(), land.Fingerprint(), land.Networks.Of(land.Rng, "residential").Draw(land.Rng));
            for (var n = 0; n < clients; n++)
            {
                var firm = new Firm(land, "hosting", "business", "startup");
                var pace = Math.Min(20, land.Rng.LogNormal(3, 0.8));
                yield return firm.Resident(Name, (resident, rng) => OrdinaryUser.Tenant(land, resident, rng, firm.Home, pace), account => account with { PaymentFingerprint = card, DeviceId = device, SignupFrom = office });
            }
        }
    }
}
