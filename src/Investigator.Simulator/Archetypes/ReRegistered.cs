using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>People who lost their way in and made a second account on the same device, with the same card: the old one falls silent, and the new one goes on with the same questions.</summary>
public sealed class ReRegistered : IArchetype
{
    public string Name => "re-registered";

    public IEnumerable<Resident> Settle(Land land)
    {
        var people = land.Scaled(Name, 12, 4);
        for (var i = 0; i < people; i++)
        {
            var rng = land.Rng;
            var home = land.Networks.In(rng, "residential", Networks.CountryOf(rng)).Draw(rng);
            var (moved, pace, own) = (land.At(land.Options.Days * rng.Between(0.25, 0.75)), rng.LogNormal(1.5, 0.5), rng.Fork());
            var first = land.Account("individual", home.Network.Country, home, Math.Min(land.Joined(), moved - (2 * TimeSpan.TicksPerDay)));
            var second = land.Account("individual", home.Network.Country, home, moved) with { DeviceId = first.DeviceId, PaymentFingerprint = first.PaymentFingerprint, PhoneHash = first.PhoneHash, EmailDomain = first.EmailDomain };
            yield return new() { Account = first, Archetype = Name, Live = resident => OrdinaryUser.Person(land, resident, own.Fork(), home, pace).TakeWhile(exchange => exchange.At < moved) };
            yield return new() { Account = second, Archetype = Name, Live = resident => OrdinaryUser.Person(land, resident, own.Fork(), home, pace) };
        }
    }
}
