using Investigator.Casework.Data;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Fingerprints;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Fingerprints;

internal sealed class FingerprintConfiguration : IEntityTypeConfiguration<Fingerprint>
{
    private static readonly FingerprintDesign s_none = new(FingerprintKind.Canary, "", "", null, 1, null, null, null, []);

    public void Configure(EntityTypeBuilder<Fingerprint> builder)
    {
        builder.ToTable("Fingerprint");
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Name).HasMaxLength(ModelLimits.Name);
        builder.Property(f => f.Design).IsJson(s_none);
        builder.Property(f => f.ProtectedKey).HasMaxLength(ModelLimits.LongText);
        builder.Property(f => f.KeySha256).HasMaxLength(ModelLimits.Hash);
        builder.Property(f => f.DraftedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(f => f.DraftedById).HasMaxLength(ModelLimits.PersonId);
        builder.Property(f => f.EditedById).HasMaxLength(ModelLimits.PersonId);
        builder.Property(f => f.SealedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(f => f.SealSha256).HasMaxLength(ModelLimits.Hash);
        builder.Property(f => f.ServedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(f => f.RetiredBy).HasMaxLength(ModelLimits.Name);
        builder.Property(f => f.RetireReason).HasMaxLength(ModelLimits.Reason);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(f => f.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(f => f.Name).IsUnique();
        builder.HasIndex(f => new { f.CampaignId, f.DraftedAt });
        builder.HasIndex(f => f.State);
    }
}

internal sealed class ModelTestConfiguration : IEntityTypeConfiguration<ModelTest>
{
    private static readonly ModelTestPlan s_none = new(ModelTestKind.GreenTokens, "", "", 0, 0, 0, 0, [], null, null);
    private static readonly ModelTestResult s_nothing = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, "");

    public void Configure(EntityTypeBuilder<ModelTest> builder)
    {
        builder.ToTable("ModelTest");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Plan).IsJson(s_none);
        builder.Property(r => r.RegisteredBy).HasMaxLength(ModelLimits.Name);
        builder.Property(r => r.PlanSha256).HasMaxLength(ModelLimits.Hash);
        builder.Property(r => r.TestedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(r => r.Source).HasMaxLength(ModelLimits.Name);
        builder.Property(r => r.Result!).IsJson(s_nothing);
        builder.Property(r => r.ExhibitSha256).HasMaxLength(ModelLimits.Hash);
        builder.HasOne<Fingerprint>().WithMany().HasForeignKey(r => r.FingerprintId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.FingerprintId, r.RegisteredAt });
        builder.HasIndex(r => new { r.CampaignId, r.RegisteredAt });
    }
}

internal sealed class WatchedSuspectConfiguration : IEntityTypeConfiguration<WatchedSuspect>
{
    public void Configure(EntityTypeBuilder<WatchedSuspect> builder)
    {
        builder.ToTable("WatchedSuspect");
        builder.Property(w => w.Id).ValueGeneratedNever();
        builder.Property(w => w.Name).HasMaxLength(ModelLimits.Name);
        builder.Property(w => w.FoundAt).HasMaxLength(ModelLimits.Reason);
        builder.Property(w => w.Reason).HasMaxLength(ModelLimits.Reason);
        builder.Property(w => w.LookedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(w => w.Seen).HasMaxLength(ModelLimits.Reason);
        builder.Property(w => w.AddedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(w => w.EndedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(w => w.EndReason).HasMaxLength(ModelLimits.Reason);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(w => w.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ModelTest>().WithMany().HasForeignKey(w => w.LastTestId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(w => new { w.EndedAt, w.DueAt });
    }
}
