using Investigator.Casework.Data;
using Investigator.Domain.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Campaigns;

internal sealed class CampaignTaskConfiguration : IEntityTypeConfiguration<CampaignTask>
{
    public void Configure(EntityTypeBuilder<CampaignTask> builder)
    {
        builder.ToTable("CampaignTask");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Title).HasMaxLength(ModelLimits.Name);
        builder.Property(t => t.AssigneeId).HasMaxLength(ModelLimits.PersonId);
        builder.Property(t => t.AssigneeName).HasMaxLength(ModelLimits.Name);
        builder.Property(t => t.Note).HasMaxLength(ModelLimits.LongText);
        builder.Property(t => t.AddedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(t => t.ChangedBy).HasMaxLength(ModelLimits.Name);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(t => t.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TaskTemplate>().WithMany().HasForeignKey(t => t.TemplateId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new { t.CampaignId, t.State, t.DueAt });
    }
}

internal sealed class TaskTemplateConfiguration : IEntityTypeConfiguration<TaskTemplate>
{
    public void Configure(EntityTypeBuilder<TaskTemplate> builder)
    {
        builder.ToTable("TaskTemplate");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Name).HasMaxLength(ModelLimits.Name);
        builder.Property(t => t.Tasks).IsJson([]);
        builder.Property(t => t.KeptBy).HasMaxLength(ModelLimits.Name);
    }
}
