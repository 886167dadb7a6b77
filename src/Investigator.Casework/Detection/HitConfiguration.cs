using Investigator.Casework.Data;
using Investigator.Domain.Detection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Detection;

internal sealed class HitConfiguration : IEntityTypeConfiguration<Hit>
{
    public void Configure(EntityTypeBuilder<Hit> builder)
    {
        builder.ToTable("Hit");
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.Property(h => h.DetectorId).HasMaxLength(ModelLimits.Word);
        builder.Property(h => h.Evidence).IsJson(Evidence.None);
        builder.HasIndex(h => new { h.AccountId, h.Strength });
        builder.HasIndex(h => new { h.DetectorId, h.AccountId }); // both: whether an account has a hit of a detector is asked for each of many accounts
    }
}
