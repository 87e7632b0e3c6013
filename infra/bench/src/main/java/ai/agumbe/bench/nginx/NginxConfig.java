package ai.agumbe.bench.nginx;

import java.net.URI;

/** The configurations nginx runs with here; README.md says why they are as they are. */
final class NginxConfig {
    private NginxConfig() {}

    static String upstream(int port) {
        return framed("""
              server {
                listen 127.0.0.1:%d backlog=4096;
                location / { return 200 '%s'; }
              }
            """.formatted(port, CannedReply.json()));
    }

    static String proxy(Proxied proxied) {
        return framed(server("canned", proxied.canned(), proxied.port(), "")
                + (proxied.streaming() == null
                        ? ""
                        : server("streaming", proxied.streaming(), proxied.streamingPort(), "proxy_buffering off;")));
    }

    private static String server(String name, URI upstream, int port, String buffering) {
        return """
              upstream %1$s { server %2$s; keepalive 1024; keepalive_requests 1000000000; keepalive_timeout 3600s; }
              server {
                listen 127.0.0.1:%3$d backlog=4096;
                location / {
                  proxy_pass http://%1$s;
                  proxy_http_version 1.1;
                  proxy_set_header Connection "";
                  proxy_set_header Host $host;
                  proxy_read_timeout 600s;
                  %4$s
                }
              }
            """.formatted(name, upstream.getAuthority(), port, buffering);
    }

    private static String framed(String servers) {
        // A master started by root would give its workers to a user who cannot write here.
        var user = "root".equals(System.getProperty("user.name")) ? "user root;" : "";
        return """
                daemon off;
                worker_processes auto;
                worker_rlimit_nofile 65536;
                pid nginx.pid;
                error_log stderr error;
                %s
                events { worker_connections 16384; }
                http {
                  access_log off;
                  default_type application/json;
                  tcp_nodelay on;
                  keepalive_requests 1000000000;
                  keepalive_timeout 3600s;
                  client_max_body_size 32m;
                  client_body_buffer_size 2m;
                  client_body_temp_path client_body;
                  proxy_temp_path proxy;
                  fastcgi_temp_path fastcgi;
                  uwsgi_temp_path uwsgi;
                  scgi_temp_path scgi;
                  large_client_header_buffers 4 32k;
                %s}
                """.formatted(user, servers);
    }
}
