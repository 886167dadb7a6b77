using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Decisions;

internal sealed class EnforcementPointConfiguration : IEntityTypeConfiguration<EnforcementPoint>
{
    public void Configure(EntityTypeBuilder<EnforcementPoint> builder)
    {
        builder.ToTable("EnforcementPoint");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasOne<ApiClient>().WithOne().HasForeignKey<EnforcementPoint>(p => p.Id).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AcknowledgementConfiguration : IEntityTypeConfiguration<Acknowledgement>
{
    public void Configure(EntityTypeBuilder<Acknowledgement> builder)
    {
        builder.ToTable("Acknowledgement");
        builder.HasKey(a => new { a.PointId, a.FirstPosition });
        builder.HasOne<EnforcementPoint>().WithMany().HasForeignKey(a => a.PointId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.PointId, a.LastPosition });
    }
}

internal sealed class BreachConfiguration : IEntityTypeConfiguration<Breach>
{
    public void Configure(EntityTypeBuilder<Breach> builder)
    {
        builder.ToTable("Breach");
        builder.HasKey(b => b.DecisionId);
        builder.HasOne<Decision>().WithOne().HasForeignKey<Breach>(b => b.DecisionId).OnDelete(DeleteBehavior.Restrict);
    }
}
