using Investigator.Casework.Data;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Matching;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Sharing;

internal sealed class MatchPactConfiguration : IEntityTypeConfiguration<MatchPact>
{
    public void Configure(EntityTypeBuilder<MatchPact> builder)
    {
        builder.ToTable("MatchPact");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.PartnerName).HasMaxLength(ModelLimits.Name);
        builder.Property(p => p.PublicKey).HasMaxLength(400);
        builder.Property(p => p.TheirPublicKey).HasMaxLength(400);
        builder.Property(p => p.ProtectedPrivateKey).HasMaxLength(ModelLimits.LongText);
        builder.Property(p => p.CreatedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(p => p.EnteredById).HasMaxLength(ModelLimits.PersonId);
        builder.Property(p => p.ConfirmedBy).HasMaxLength(ModelLimits.Name);
        builder.HasOne<Partner>().WithMany().HasForeignKey(p => p.PartnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => p.TheirPublicKey);
    }
}

internal sealed class MatchRoundConfiguration : IEntityTypeConfiguration<MatchRound>
{
    public void Configure(EntityTypeBuilder<MatchRound> builder)
    {
        builder.ToTable("MatchRound");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Kinds).IsJson<IReadOnlyList<MatchKind>>([]);
        builder.Property(r => r.Hits).IsJson<IReadOnlyList<MatchHit>>([]);
        builder.Property(r => r.Reason).HasMaxLength(ModelLimits.Reason);
        builder.Property(r => r.MadeById).HasMaxLength(ModelLimits.PersonId);
        builder.Property(r => r.MadeBy).HasMaxLength(ModelLimits.Name);
        builder.Property(r => r.DecidedBy).HasMaxLength(ModelLimits.Name);
        builder.HasOne<MatchPact>().WithMany().HasForeignKey(r => r.PactId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(r => r.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.PactId, r.Round }).IsUnique(); // a question is answered once
        builder.HasIndex(r => r.MadeAt);
        builder.HasMany(r => r.Views).WithOne().HasForeignKey(MatchViewConfiguration.RoundId).IsRequired().OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class MatchViewConfiguration : IEntityTypeConfiguration<MatchView>
{
    internal const string RoundId = "RoundId";

    public void Configure(EntityTypeBuilder<MatchView> builder)
    {
        builder.ToTable("MatchView");
        builder.Property<Guid>(RoundId);
        builder.HasKey(RoundId, nameof(MatchView.PersonId));
        builder.Property(v => v.PersonId).HasMaxLength(ModelLimits.PersonId);
        builder.Property(v => v.PersonName).HasMaxLength(ModelLimits.Name);
    }
}
