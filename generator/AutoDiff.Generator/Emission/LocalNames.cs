using System.Globalization;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>Names for the locals of a companion that is written from a template: never one of the member's parameters.</summary>
internal sealed class LocalNames
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public LocalNames(MemberHost host, IEnumerable<IrParameter> parameters)
    {
        taken.UnionWith(parameters.Select(static parameter => parameter.Variable.Name));
        taken.UnionWith(host.Types.SelectMany(static type => TemplateText.Words(type.Declaration)));
        taken.UnionWith(TemplateText.Words(host.TypeParameters));
    }

    /// <summary>The name without what the compiler puts into those of its own: the field of a captured parameter is called <c>&lt;name&gt;P</c>.</summary>
    public static string Speakable(string name) => name.IndexOf('<') < 0 ? name : new([.. name.Where(static c => c is not ('<' or '>'))]);

    public string New(string wished)
    {
        string wish = Speakable(wished);
        string name = wish;
        for (int i = 1; !taken.Add(name); i++)
        {
            name = wish + i.ToString(CultureInfo.InvariantCulture);
        }

        return Keywords.Escape(name);
    }
}
