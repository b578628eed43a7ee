package org.reprise.core.install;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.reprise.core.plugins.PluginVersions;
import org.reprise.core.plugins.Requirement;
import org.reprise.core.util.Names;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/**
 * Finds versions that fit together: the newest that will do, but what is installed stays where it can. It searches
 * back and forth, so it finds a fit where there is one.
 */
final class Resolver {
    private static final int MAX_STEPS = 20_000;

    private final Map<String, Release> present;
    private final Supplier<List<Release>> repositories;
    private final String platform;
    private final Map<String, Release> given = new TreeMap<>();
    private final Set<String> fresh = new LinkedHashSet<>();
    private final Set<String> obstacles = new LinkedHashSet<>();
    private int steps;
    /** Whether what is installed may change: only where leaving it leads nowhere are repositories asked. */
    private boolean wide;

    /**
     * @param present what works at present, by id
     * @param repositories what can be had; asked only where needed
     * @param platform version of Reprise
     */
    Resolver(Map<String, Release> present, Supplier<List<Release>> repositories, String platform) {
        this.present = new TreeMap<>(present);
        this.repositories = repositories;
        this.platform = platform;
    }

    /** Takes this release for its id and no other. */
    Resolver give(Release release) {
        given.put(release.id(), release);
        return this;
    }

    /** Prefers the newest of this id to the one that is present. */
    Resolver renew(String id) {
        fresh.add(id);
        return this;
    }

    /**
     * What has to be installed so that all that is wanted is there.
     *
     * @throws RepriseException {@link ErrorCode#UNKNOWN_NAME} if nothing bears a name, {@link
     *     ErrorCode#PLUGIN_CONFLICT} if nothing fits
     */
    List<Release> resolve(List<Requirement> wanted) {
        Deque<Demand> open = new ArrayDeque<>();
        wanted.forEach(requirement -> open.add(new Demand("you", requirement)));
        Map<String, Release> chosen = new TreeMap<>();
        if (!search(open, chosen)) {
            wide = true;
            steps = 0;
            obstacles.clear();
            if (!search(open, chosen)) {
                throw conflict(wanted);
            }
        }
        return chosen.values().stream().filter(release -> !isPresent(release)).toList();
    }

    private boolean isPresent(Release release) {
        Release here = present.get(release.id());
        return here != null
                && here.version().equals(release.version())
                && here.sha256().equals(release.sha256());
    }

    /** A requirement and who has it. */
    private record Demand(String by, Requirement needed) {}

    private boolean search(Deque<Demand> open, Map<String, Release> chosen) {
        if (++steps > MAX_STEPS) {
            obstacles.add("the search was given up after " + MAX_STEPS + " steps");
            return false;
        }
        if (open.isEmpty()) {
            return othersStillWork(chosen) && acyclic(chosen);
        }
        Deque<Demand> rest = new ArrayDeque<>(open);
        Demand demand = rest.poll();
        Release taken = chosen.get(demand.needed.id());
        if (taken != null) {
            if (!demand.needed.accepts(taken.version())) {
                obstacles.add(demand.by + " needs " + demand.needed + ", but " + taken + " was needed before");
                return false;
            }
            return search(rest, chosen);
        }
        List<Release> candidates = candidates(demand);
        if (candidates.isEmpty() && demand.needed.optional() && !present.containsKey(demand.needed.id())) {
            return search(rest, chosen);
        }
        for (Release candidate : candidates) {
            Map<String, Release> more = new TreeMap<>(chosen);
            more.put(candidate.id(), candidate);
            Deque<Demand> further = new ArrayDeque<>(rest);
            candidate.requirements().stream()
                    .filter(needed -> !needed.optional() || present.containsKey(needed.id()))
                    .forEach(needed -> further.add(new Demand(candidate.toString(), needed)));
            if (search(further, more)) {
                chosen.putAll(more);
                return true;
            }
        }
        return false;
    }

    private List<Release> candidates(Demand demand) {
        String id = demand.needed.id();
        if (given.containsKey(id)) {
            return fitting(Stream.of(given.get(id)), demand);
        }
        Release here = present.get(id);
        if (here != null && !fresh.contains(id) && demand.needed.accepts(here.version())) {
            List<Release> all = new ArrayList<>(List.of(here));
            if (wide) {
                all.addAll(fitting(offered(id), demand));
            }
            return all;
        }
        List<Release> all = fitting(Stream.concat(offered(id), Stream.ofNullable(here)), demand);
        if (all.isEmpty() && !demand.needed.optional()) {
            obstacles.add(demand.by + (demand.by.equals("you") ? " asked for " : " needs ") + demand.needed
                    + ", but there is " + there(id));
        }
        return all;
    }

    private String there(String id) {
        List<String> versions = Stream.concat(offered(id), Stream.ofNullable(present.get(id)))
                .map(Release::version)
                .distinct()
                .sorted(PluginVersions::compare)
                .toList();
        return versions.isEmpty() ? "none" : "only " + String.join(", ", versions);
    }

    private Stream<Release> offered(String id) {
        return repositories.get().stream().filter(release -> release.id().equals(id));
    }

    private List<Release> fitting(Stream<Release> releases, Demand demand) {
        return releases.filter(release -> demand.needed.accepts(release.version()))
                .filter(release -> onPlatform(release))
                .sorted(Comparator.comparing(Release::version, PluginVersions::compare)
                        .reversed())
                .toList();
    }

    private boolean onPlatform(Release release) {
        boolean fits = PluginVersions.fits(platform, release.requires());
        if (!fits) {
            obstacles.add(release + " needs Reprise " + release.requires() + ", and this is " + platform);
        }
        return fits;
    }

    /** What is installed and stays must find what it needs in the new set as well. */
    private boolean othersStillWork(Map<String, Release> chosen) {
        for (Release other : present.values()) {
            if (chosen.containsKey(other.id()) && !isPresent(chosen.get(other.id()))) {
                continue;
            }
            for (Requirement needed : other.requirements()) {
                Release release = chosen.get(needed.id());
                if (release != null && !needed.accepts(release.version())) {
                    obstacles.add(other + " is installed and needs " + needed + ", which " + release + " is not");
                    return false;
                }
            }
        }
        return true;
    }

    private boolean acyclic(Map<String, Release> chosen) {
        Map<String, Release> all = new TreeMap<>(present);
        all.putAll(chosen);
        for (String id : chosen.keySet()) {
            List<String> path = new ArrayList<>();
            if (cycle(id, all, path, new LinkedHashSet<>())) {
                obstacles.add("they need each other in a cycle: " + String.join(" -> ", path));
                return false;
            }
        }
        return true;
    }

    private static boolean cycle(String id, Map<String, Release> all, List<String> path, Set<String> done) {
        if (path.contains(id)) {
            path.add(id);
            return true;
        }
        Release release = all.get(id);
        if (release == null || done.contains(id)) {
            return false;
        }
        path.add(id);
        for (Requirement needed : release.requirements()) {
            if (cycle(needed.id(), all, path, done)) {
                return true;
            }
        }
        path.remove(path.size() - 1);
        done.add(id);
        return false;
    }

    private RepriseException conflict(List<Requirement> wanted) {
        for (Requirement requirement : wanted) {
            String id = requirement.id();
            if (!given.containsKey(id)
                    && !present.containsKey(id)
                    && offered(id).findAny().isEmpty()) {
                List<String> known =
                        repositories.get().stream().map(Release::id).distinct().toList();
                return Names.unknown(ErrorCode.UNKNOWN_NAME, "plugin", id, known);
            }
        }
        return new RepriseException(
                ErrorCode.PLUGIN_CONFLICT,
                "No versions fit together:\n  - " + String.join("\n  - ", obstacles),
                "Ask for other versions, update or remove what stands in the way, or add a repository that has more.");
    }
}
